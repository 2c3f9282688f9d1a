import path from 'node:path';

/** Where the built parts lie, seen from the built main file. */
export interface AppPaths {
  readonly preload: string;
  readonly renderer: string;
  readonly ledgerWorker: string;
  readonly parseWorker: string;
  /** In a packaged program: hashes of all files in `unpacked`. */
  readonly unpackedList: string;
  readonly unpacked: string;
}

export function appPaths(mainFolder: string): AppPaths {
  // Threads see no files inside the archive: their scripts lie unpacked beside it.
  const unpacked = mainFolder.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
  return {
    preload: path.join(mainFolder, 'preload.cjs'),
    renderer: path.join(mainFolder, '..', 'renderer'),
    ledgerWorker: path.join(unpacked, 'workers', 'ledger-worker.js'),
    parseWorker: path.join(unpacked, 'workers', 'parse-worker.js'),
    unpackedList: path.join(mainFolder, 'unpacked.json'),
    unpacked: path.join(unpacked, '..', '..'),
  };
}

/** What the software keeps in the user's profile; the ledgers themselves lie where the user says. */
export interface ProfilePaths {
  readonly recent: string;
  readonly window: string;
  readonly log: string;
  readonly sample: string;
}

export function profilePaths(userData: string): ProfilePaths {
  return {
    recent: path.join(userData, 'recent.json'),
    window: path.join(userData, 'window.json'),
    log: path.join(userData, 'logs', 'main.log'),
    sample: path.join(userData, 'sample', '示例账套.relief'),
  };
}
