import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { session } from './session.mjs';

const contentTypes = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
};

/** Serves files and custom schemes. Nothing else exists: there is no network here. */
async function fetchUrl(input, init = {}) {
  const url = String(input.url ?? input);
  const protocols = session.defaultSession.protocol;
  const handler = protocols.handlerFor(url.slice(0, url.indexOf(':')));
  if (handler && !init.bypassCustomProtocolHandlers) return handler(new Request(url, init));
  if (!url.startsWith('file:')) throw new Error('net::ERR_NAME_NOT_RESOLVED');
  const file = fileURLToPath(url);
  const body = await readFile(file).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  const type = contentTypes[path.extname(file)] ?? 'application/octet-stream';
  return new Response(body, { headers: { 'content-type': type } });
}

export const net = { fetch: fetchUrl, isOnline: () => false, online: false };
