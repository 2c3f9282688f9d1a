/** Reads one statement or case list. A hostile file can only hurt this thread, which ends with the file. */
import { readCaseList } from '#electron/formats/read-case-list.ts';
import { attemptStatement } from '#electron/formats/read-statement.ts';
import type { ParseProtocol } from './parse-protocol.ts';
import { serveWorker } from './serve-worker.ts';

serveWorker<ParseProtocol>({
  parse: ({ bytes, mapping }, hooks) =>
    attemptStatement(bytes, mapping ?? undefined, {
      onProgress: (done) => hooks.progress('识别', Math.round(done * 100), 100),
    }),
  parseCases: ({ bytes }) => readCaseList(bytes),
});
