/** The boundaries of the design, kept by walking every import of the product. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

interface Import {
  readonly from: string;
  /** Path inside the repository, or the package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = ['shared', 'electron', 'renderer'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`),
);
const source = (file: string) => readFileSync(path.join(root, file), 'utf8');
const imports = files.flatMap((file) => importsOf(file, source(file)));

/** Static, dynamic, re-exporting and type imports alike. */
function importsOf(from: string, text: string): Import[] {
  const statement =
    /(?:^|[;\s])(?:import|export)\s+(type\s+)?(?:[^'";()]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)(\.\w)?/g;
  const found = [...text.matchAll(statement)].map((match) => ({
    from,
    to: resolveImport(from, match[2]!),
    typeOnly: match[1] !== undefined,
  }));
  const lazy = [...text.matchAll(dynamic)].map((match) => ({
    from,
    to: resolveImport(from, match[1]!),
    typeOnly: match[2] !== undefined,
  }));
  return [...found, ...lazy];
}

function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier);
  return specifier;
}

const inside = (file: string, ...folders: string[]) =>
  folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
const within = (...folders: string[]) => imports.filter(({ from }) => inside(from, ...folders));
const packageOf = (to: string) =>
  to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]!;
const shown = (list: readonly Import[]) => list.map(({ from, to }) => `${from} → ${to}`);

/** Parts of electron/ from the door inwards; each may use those it names, and itself. */
const ELECTRON_PARTS: Readonly<Record<string, readonly string[]>> = {
  formats: [],
  'ledger-file': [],
  files: [],
  services: ['ledger-file', 'formats'],
  commands: ['services', 'ledger-file', 'formats', 'files'],
  cli: ['commands'],
  security: [],
  workers: ['commands', 'formats'],
  shell: ['security'],
  host: ['shell', 'workers', 'files'],
  ipc: ['host', 'security', 'workers'],
};

describe('boundaries', () => {
  test('there is something to check, and the finder sees every kind of import', () => {
    expect(files.length).toBeGreaterThan(20);
    const text = `import a from './a.ts';\nimport type { B } from "#shared/b.ts";
      import './c.css'; export { d } from 'd'; const e = await import('./e.ts');
      let f: import('./f.ts').F; import {\n  g,\n  h,\n} from 'node:g';`;
    expect(importsOf('electron/x/y.ts', text).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
      ['electron/x/a.ts', false],
      ['shared/b.ts', true],
      ['electron/x/c.css', false],
      ['d', false],
      ['node:g', false],
      ['electron/x/e.ts', false],
      ['electron/x/f.ts', true],
    ]);
  });

  test('shared depends on nothing but zod', () => {
    const wrong = within('shared').filter(({ to }) => !inside(to, 'shared') && to !== 'zod');
    expect(shown(wrong)).toEqual([]);
  });

  test('the page knows shared, itself and packages, and nothing of Node or Electron', () => {
    const wrong = within('renderer').filter(
      ({ to }) => inside(to, 'electron', 'tests') || to === 'electron' || to.startsWith('node:'),
    );
    expect(shown(wrong)).toEqual([]);
  });

  test('the page uses none of the packages that only work beside it', () => {
    const manifest = JSON.parse(source('package.json')) as { dependencies: object };
    const forbidden = Object.keys(manifest.dependencies).filter((name) => name !== 'zod');
    const wrong = within('renderer').filter(({ to }) => forbidden.includes(packageOf(to)));
    expect(shown(wrong)).toEqual([]);
  });

  test('electron never uses the page', () => {
    expect(shown(within('electron').filter(({ to }) => inside(to, 'renderer')))).toEqual([]);
  });

  test('the product never uses its tests', () => {
    expect(shown(imports.filter(({ to }) => inside(to, 'tests')))).toEqual([]);
  });

  test.each(Object.entries(ELECTRON_PARTS))(
    'electron/%s uses only what lies below it',
    (part, below) => {
      const allowed = [part, ...below].map((name) => `electron/${name}`);
      const wrong = within(`electron/${part}`).filter(
        ({ to, typeOnly }) => to.startsWith('electron/') && !typeOnly && !inside(to, ...allowed),
      );
      expect(shown(wrong)).toEqual([]);
    },
  );

  test('the command line uses the same commands as the window, and not even a type below them', () => {
    const wrong = within('electron/cli.ts', 'electron/cli').filter(
      ({ to }) =>
        to === 'electron' ||
        (to.startsWith('electron/') && !inside(to, 'electron/cli', 'electron/commands')),
    );
    expect(shown(wrong)).toEqual([]);
  });

  test('every part of electron/ has its place in the order', () => {
    const parts = new Set(
      files
        .map((file) => file.split('/'))
        .flatMap(([top, part, rest]) => (top === 'electron' && rest !== undefined ? [part!] : [])),
    );
    // The demo plays a whole year: it stands outside, like the tests.
    parts.delete('demo');
    expect([...parts].sort()).toEqual(Object.keys(ELECTRON_PARTS).sort());
  });

  test('services never reach up to commands', () => {
    const wrong = within('electron/services').filter(({ to }) => inside(to, 'electron/commands'));
    expect(shown(wrong)).toEqual([]);
  });

  test('what runs in a worker does not know Electron', () => {
    const parts = ['workers', 'commands', 'services', 'ledger-file', 'formats', 'files'];
    const wrong = within(...parts.map((name) => `electron/${name}`)).filter(
      ({ to, typeOnly }) => to === 'electron' && !typeOnly,
    );
    expect(shown(wrong)).toEqual([]);
  });

  test('raw IPC is spoken only by the preload and by ipc', () => {
    const speaks = files.filter((file) => /\bipc(?:Renderer|Main)\b/.test(source(file)));
    // The composition root hands ipcMain on.
    const allowed = (file: string) =>
      inside(file, 'electron/ipc', 'electron/preload.ts', 'electron/main.ts');
    expect(speaks.filter((file) => !allowed(file))).toEqual([]);
    expect(source('electron/main.ts')).not.toMatch(/ipcMain\s*\./);
  });

  test('nothing opens an address or a program outside, and nothing reads the network', () => {
    const outside =
      /\bopenExternal\b|\bopenPath\b|from 'node:(?:http|https|http2|net|tls|dgram|dns)'/;
    expect(files.filter((file) => outside.test(source(file)))).toEqual([]);
  });
});
