import iconv from 'iconv-lite';

export const BENCH_ACCOUNT = '8201040000000202301';

/**
 * A statement of `count` lines in a common web-bank layout, GB18030, with a running balance. A
 * thousand counterparties, as a busy account would have.
 */
export function generateStatement(count: number): Uint8Array {
  const rows = [
    `账号：${BENCH_ACCOUNT},户名：示例县信访局`,
    '交易日期,交易时间,交易流水号,对方户名,对方账号,摘要,用途,收入金额,支出金额,账户余额',
  ];
  let balanceFen = 100_000_000_00;
  for (let at = 0; at < count; at += 1) {
    const day = new Date(Date.UTC(2023, 0, 1) + Math.floor((at * 365) / count) * 86_400_000);
    const fen = 100 + ((at * 7919) % 5_000_000);
    const isIn = (at * 13) % 7 < 4;
    balanceFen += isIn ? fen : -fen;
    const party = (at * 31) % 1_000;
    const second = Math.floor((at * 86_400) / count) % 86_400;
    rows.push(
      [
        day.toISOString().slice(0, 10),
        new Date(second * 1000).toISOString().slice(11, 19),
        `0104${String(at).padStart(12, '0')}`,
        `示例往来单位第${party}号`,
        `62000000${String(party).padStart(10, '0')}`,
        isIn ? '往来收款' : '往来付款',
        `业务款项${at % 97}`,
        isIn ? yuan(fen) : '',
        isIn ? '' : yuan(fen),
        yuan(balanceFen),
      ].join(','),
    );
  }
  return iconv.encode(`${rows.join('\r\n')}\r\n`, 'gb18030');
}

const yuan = (fen: number): string =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
