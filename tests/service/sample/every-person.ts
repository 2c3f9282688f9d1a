import { readSampleData } from '#electron/commands/sample-data.ts';
import { readStatement } from '#electron/formats/read-statement.ts';

/** Names, numbers, accounts and phones of people, wherever the sample's files name one. */
export function everyPerson(): string[] {
  const { applications, statements } = readSampleData();
  const relieved = applications.filter(({ kind }) => kind === 'relief');
  const helped = relieved.flatMap(
    ({ recipient: { name, idNumber, account, phone }, newAccount }) => [
      name,
      idNumber,
      account,
      phone,
      newAccount?.account ?? null,
    ],
  );
  const officials = applications.flatMap(({ steps, afterwards }) =>
    [...steps, ...afterwards].flatMap(({ persons }) => persons),
  );
  const paid = statements
    .flatMap(({ bytes }) => readStatement(bytes).recognition.lines)
    .filter(({ counterpartyName }) => /^.某.$/.test(counterpartyName ?? ''))
    .flatMap((line) => [line.counterpartyName ?? null, line.counterpartyAccount ?? null]);
  const all = [...helped, ...officials, ...paid];
  return [...new Set(all.filter((one) => one !== null))];
}
