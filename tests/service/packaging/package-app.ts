import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeDummyRuntime, type Platform } from './dummy-runtime.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const builder = path.join(root, 'node_modules/electron-builder/cli.js');

/** The built product as it is shipped for the platform, around a dummy runtime, in `folder`. */
export async function packageApp(folder: string, platform: Platform): Promise<string> {
  const runtime = path.join(folder, `runtime-${platform}`);
  const output = path.join(folder, `package-${platform}`);
  await makeDummyRuntime(runtime, platform);
  const overrides = [`-c.electronDist=${runtime}`, `-c.directories.output=${output}`];
  const line = [builder, `--${platform}`, 'dir', '--x64', '--publish', 'never', ...overrides];
  await promisify(execFile)(process.execPath, line, { cwd: root });
  return path.join(output, `${platform}-unpacked`);
}
