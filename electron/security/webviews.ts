import type { WebContents } from 'electron';

/** Checklist 12: should a webview ever get past the preferences, it isn't attached. */
export function denyWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
