/** The page's own address: a scheme of ours, so that nothing is served from file: or the network. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** The address of the page at a route of the interface, e.g. `/print/appendix`. */
export function pageUrl(route = ''): string {
  return route === '' ? APP_PAGE : `${APP_PAGE}#${route}`;
}

/** Any file of the bundle. */
export function isAppUrl(url: string): boolean {
  const parsed = parse(url);
  return parsed?.protocol === `${APP_SCHEME}:` && parsed.host === APP_HOST;
}

/** The page itself, at whatever route. */
export function isAppPage(url: string): boolean {
  const pathname = isAppUrl(url) ? parse(url)?.pathname : undefined;
  return pathname === '/index.html';
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
