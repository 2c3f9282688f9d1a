// As in Electron: threads work, Electron's modules in them don't.
import { parentPort } from 'node:worker_threads';

const outcome = await import('electron').then(
  () => 'loaded',
  () => 'refused',
);
parentPort.postMessage(outcome);
