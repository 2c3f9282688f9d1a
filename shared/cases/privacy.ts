/**
 * The few texts of a case are kept short and hold no data on people. What can be told by its form
 * is refused: identity, phone and account numbers, however they are spaced. Names can't be told, so
 * the form reminds.
 */
export const holdsNumberOfPerson = (text: string): boolean =>
  /\d{10,}[\dXx]/.test(text.normalize('NFKC').replace(/[\s-]/g, ''));

/** What every form with such a text says beside it. */
export const PRIVACY_REMINDER =
  '一句话写明诉求事项。不写姓名、证件号、电话、住址和经过情节；不得录入国家秘密。';
