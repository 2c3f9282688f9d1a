import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from './profile.mjs';

/**
 * Makes this process the one instance for the folder and returns how to let go; or tells the
 * other one that we came and returns null. Must answer at once, so the lock is a file made with
 * "fail if it exists", the message is a file, and a signal says that it is there.
 */
export function claimInstance(folder, additionalData, onSecond) {
  const lock = path.join(folder, 'Singleton.lock');
  const message = path.join(folder, 'Singleton.message');
  const other = lockOrOwner(lock);
  if (other !== null) {
    const second = { argv: process.argv, cwd: process.cwd(), additionalData };
    writeFileSync(message, JSON.stringify(second));
    process.kill(other, 'SIGUSR2');
    return null;
  }
  const hear = () => onSecond(JSON.parse(readFileSync(message, 'utf8')));
  process.on('SIGUSR2', hear);
  const release = () => {
    process.off('SIGUSR2', hear);
    rmSync(lock, { force: true });
    rmSync(message, { force: true });
  };
  process.once('exit', release);
  return release;
}

/** Null where the lock is now ours, else the living owner's process id. */
function lockOrOwner(lock) {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return null;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner && isAlive(owner)) return owner;
    rmSync(lock, { force: true }); // its owner was killed
  }
  throw new Error(`can't take the lock ${lock}`);
}
