import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
import { APP_SCHEME, isAppUrl } from '#electron/security/app-url.ts';
import { contentSecurityPolicy } from '#electron/security/content-security-policy.ts';

/** Stands in index.html where the nonce of the response goes. */
const NONCE_PLACE = '__CSP_NONCE__';

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function registerAppScheme(protocol: Protocol): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** Checklist 18: the page comes from a scheme of ours, which serves the files of one folder. */
export function serveApp(protocol: Protocol, rendererFolder: string): void {
  const files = filesOf(rendererFolder);
  protocol.handle(APP_SCHEME, (request) => answer(files, request));
}

/**
 * All files of the built page by their path in the address. Requests are looked up here, so that no
 * address, however spelt, reaches a file outside.
 */
export function filesOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`/${path.relative(folder, file).replaceAll(path.sep, '/')}`, file]),
  );
}

export async function answer(
  files: ReadonlyMap<string, string>,
  request: Request,
): Promise<Response> {
  const file = isAppUrl(request.url) ? files.get(new URL(request.url).pathname) : undefined;
  const type = file === undefined ? undefined : MIME[path.extname(file)];
  if (file === undefined || type === undefined) return new Response(null, { status: 404 });
  const nonce = randomBytes(16).toString('base64');
  const headers = {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  const bytes = await readFile(file);
  if (!file.endsWith('.html')) return new Response(new Uint8Array(bytes), { headers });
  return new Response(bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce), { headers });
}
