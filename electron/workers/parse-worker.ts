/** Reads one statement file. A hostile file can only hurt this thread, which ends with the file. */
import { attemptStatement } from '#electron/formats/read-statement.ts';
import type { ParseProtocol } from './parse-protocol.ts';
import { serveWorker } from './serve-worker.ts';

serveWorker<ParseProtocol>({
  parse: ({ bytes, mapping }, hooks) =>
    attemptStatement(bytes, mapping ?? undefined, {
      onProgress: (done) => hooks.progress('识别', Math.round(done * 100), 100),
    }),
});
