/**
 * Checklist 7. Nothing is allowed but the bundle's own files; the nonce is for the style elements
 * Ant Design writes while the page runs, and new with every page. Pictures may come as `data:` too:
 * so the page shows a scanned paper it holds in memory, and `blob:` need not be allowed for it.
 */
export function contentSecurityPolicy(nonce: string): string {
  const directives: Record<string, string> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src-elem': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
