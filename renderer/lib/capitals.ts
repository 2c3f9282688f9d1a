import { assertFen } from '#shared/money/fen.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** 大写金额: 整 after 元 or 角, not after 分; a red amount begins with 负. */
export function capitals(fen: number): string {
  assertFen(fen);
  const size = Math.abs(fen);
  const yuan = Math.floor(size / 100);
  const jiao = Math.floor(size / 10) % 10;
  const cents = size % 10;
  const head = fen < 0 ? '负' : '';
  if (size === 0) return '零元整';
  const whole = yuan > 0 ? `${wholeYuan(yuan)}元` : '';
  if (jiao === 0 && cents === 0) return `${head}${whole}整`;
  // A 零 stands for the missing 角 only after 元.
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole ? '零' : '';
  const hundredths = cents > 0 ? `${DIGITS[cents]}分` : '整';
  return `${head}${whole}${tenths}${hundredths}`;
}

function wholeYuan(yuan: number): string {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  let text = '';
  let gap = false;
  for (let at = groups.length - 1; at >= 0; at--) {
    const group = groups[at]!;
    if (group === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || group < 1000)) text += '零';
    text += fourDigits(group) + GROUPS[at];
    gap = false;
  }
  return text;
}

function fourDigits(group: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    zero = false;
  }
  return text;
}
