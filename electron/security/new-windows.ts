import type { WebContents } from 'electron';

/** Checklist 14 and 15: no page opens a window, and no link is handed to another program. */
export function denyNewWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
