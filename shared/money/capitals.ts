import { assertFen } from './fen.ts';

const DIGITS = [...'零壹贰叁肆伍陆柒捌玖'];
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/**
 * An amount in capitals (大写金额) as vouchers and cheques carry it: 壹仟肆佰零玖元伍角整.
 *
 * 整 follows 元 or 角, never 分. One 零 stands for any run of zeros inside the 元, and for a missing
 * 角 before 分. Where 正确填写票据和结算凭证的基本规定 leaves the 零 to the writer (a zero at the end
 * of the 万 or of the 元 before a non-zero 仟 or 角), none is written: 107,000.53 is
 * 壹拾万柒仟元伍角叁分. Zero is 零元整; a red amount begins with 负.
 */
export function capitals(fen: number): string {
  const size = Math.abs(assertFen(fen));
  if (size === 0) return '零元整';
  const whole = Math.floor(size / 100);
  const jiao = Math.floor(size / 10) % 10;
  const last = size % 10;
  const yuan = whole === 0 ? '' : `${wholeCapitals(whole)}元`;
  return `${fen < 0 ? '负' : ''}${yuan}${fraction(jiao, last, yuan !== '')}`;
}

function fraction(jiao: number, fen: number, afterYuan: boolean): string {
  if (jiao === 0 && fen === 0) return '整';
  if (fen === 0) return `${DIGITS[jiao]}角整`;
  const tenths = jiao === 0 ? (afterYuan ? '零' : '') : `${DIGITS[jiao]}角`;
  return `${tenths}${DIGITS[fen]}分`;
}

/** The 元 in groups of four digits: 亿, 万 and what is below. */
function wholeCapitals(whole: number): string {
  let text = '';
  let skipped = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const value = Math.floor(whole / 10_000 ** group) % 10_000;
    if (value === 0) {
      skipped = text !== '';
      continue;
    }
    // A zero is read aloud when a whole group is missing or the group lacks its 仟.
    const needsZero = text !== '' && (skipped || value < 1_000);
    text += `${needsZero ? '零' : ''}${groupCapitals(value)}${GROUPS[group]}`;
    skipped = false;
  }
  return text;
}

/** 1–9999 without leading zeros; a run of zeros inside is one 零, at the end none. */
function groupCapitals(value: number): string {
  let text = '';
  let zeros = false;
  for (let place = PLACES.length - 1; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zeros = text !== '';
      continue;
    }
    text += `${zeros ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    zeros = false;
  }
  return text;
}
