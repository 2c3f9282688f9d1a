import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { NtExecutable, NtExecutableResource } from 'pe-library';
import { Resource } from 'resedit';

export type Platform = 'linux' | 'win';

/** Where Electron keeps its fuses: a marker, the version of the wire, its length, one digit each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_WIRE = Buffer.concat([
  Buffer.from(FUSE_SENTINEL),
  Buffer.from([1, 9]),
  // As Electron ships them: everything allowed.
  Buffer.from('111111111'),
]);

/**
 * The files electron-builder needs of a runtime, in `folder`. It can be packaged, branded and
 * fused, but not run: what this can't show is said in the README.
 */
export async function makeDummyRuntime(folder: string, platform: Platform): Promise<void> {
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  write('LICENSE', 'dummy');
  write('LICENSES.chromium.html', 'dummy');
  write('version', '0.0.0');
  write('locales/zh-CN.pak', 'dummy');
  write('locales/en-US.pak', 'dummy');
  write('default-app/package.json', '{"name":"default-app"}');
  mkdirSync(path.join(folder, 'resources'));
  const defaultApp = path.join(folder, 'default-app');
  await createPackage(defaultApp, path.join(folder, 'resources/default_app.asar'));
  rmSync(defaultApp, { recursive: true });
  if (platform === 'linux') write('electron', FUSE_WIRE);
  else write('electron.exe', Buffer.concat([emptyProgram(), FUSE_WIRE]));
}

/** The smallest Windows program with a version resource, which is where its name is written. */
function emptyProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setFileVersion(1, 0, 0, 0, 1033);
  version.setStringValues({ lang: 1033, codepage: 1200 }, { FileDescription: 'dummy' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
