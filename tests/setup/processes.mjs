// Starting other programs. Plain Node 20, like everything `run.mjs` loads.
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const bin = path.join(root, 'node_modules/.bin');

/** What people read: short plain lines. Standard output belongs to the verb's own results. */
export const say = (line) => console.error(line);

/** A failure that needs no stack: its message says what to do. */
export class SetupError extends Error {
  /** 2 means that the machine, not the product, is at fault. */
  exitCode = 2;
}

const outputs = {
  inherit: ['inherit', 'inherit'],
  /** For set-up: both to standard error. */
  aside: [process.stderr, process.stderr],
  quiet: ['ignore', 'ignore'],
};

/**
 * Runs a program to its end and gives its exit code; a signal or a timeout counts as 1.
 * The repository's own programs, and with them its Node 24, come first on the path.
 */
export function run(program, args, options = {}) {
  const { cwd = root, env = {}, output = 'inherit', timeout } = options;
  const searchPath = [bin, process.env.PATH].join(path.delimiter);
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, PATH: searchPath, ...env },
    stdio: ['ignore', ...outputs[output]],
    timeout,
  });
  // Ctrl+C reaches the child as well: it ends in its own way, and we report how.
  const wait = () => {};
  process.on('SIGINT', wait);
  const passOn = () => child.kill('SIGTERM');
  process.on('SIGTERM', passOn);
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new SetupError(`${program} could not be started: ${error.message}`)),
    );
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => {
    process.off('SIGINT', wait);
    process.off('SIGTERM', passOn);
  });
}

/** Runs one of the repository's JavaScript programs with its own Node 24. */
export const runNode = (args, options) => run('node', args, options);
