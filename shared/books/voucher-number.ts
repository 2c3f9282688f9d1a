/** `记-202307-0012`: word, year and period (13 is 调整期), number within the period. */
export const voucherNo = (voucher: {
  word: string;
  year: number;
  period: number;
  number: number;
}): string => {
  const period = String(voucher.period).padStart(2, '0');
  return `${voucher.word}-${voucher.year}${period}-${String(voucher.number).padStart(4, '0')}`;
};
