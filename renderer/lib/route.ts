import { useSyncExternalStore } from 'react';

/** Where the window is: the part after `#`, e.g. `#/entries/draft?uid=…`. */
export interface Route {
  path: string;
  params: URLSearchParams;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  return { path: path || '/', params: new URLSearchParams(query) };
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash));
}

export type RouteParams = Record<string, string | number | null | undefined>;

/** The hash of a page, for links: `href('/entries', { state: 'inquiry' })`. */
export function href(path: string, params: RouteParams = {}): string {
  const filled = Object.entries(params).filter(([, v]) => v !== null && v !== undefined);
  const query = new URLSearchParams(filled.map(([k, v]) => [k, String(v)])).toString();
  return `#${path}${query ? `?${query}` : ''}`;
}

export function go(path: string, params: RouteParams = {}): void {
  window.location.hash = href(path, params);
}
