import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Folders whose own folders are areas, each with a README; what is inside an area is told there. */
const HOLDERS = [
  'shared',
  'electron',
  'electron/services',
  'renderer',
  'renderer/features',
  'tests',
];
const CODE = /\.(?:tsx?|mjs|cjs|sql|css)$/;

const foldersIn = (holder: string) =>
  readdirSync(path.join(root, holder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${holder}/${name}`);

const filesIn = (folder: string, recursive = false) =>
  readdirSync(path.join(root, folder), { recursive, encoding: 'utf8' });

test('every part and every area says what lives there', () => {
  const parts = [...HOLDERS.filter((holder) => holder !== 'tests'), ...HOLDERS.flatMap(foldersIn)];
  const withCode = parts.filter((folder) => filesIn(folder, true).some((file) => CODE.test(file)));
  expect(withCode.length).toBeGreaterThan(40);
  expect(withCode.filter((folder) => !filesIn(folder).includes('README.md'))).toEqual([]);
});
