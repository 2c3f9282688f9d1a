import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { isAppPage } from './app-url.ts';

/** What of an event the check looks at; an IpcMainEvent and an IpcMainInvokeEvent both have it. */
export interface SenderOf {
  readonly sender: IpcMainInvokeEvent['sender'];
  readonly senderFrame: WebFrameMain | null;
}

/** Checklist 17: only the top frame of a window of ours, while it shows our page, may call. */
export class TrustedPages {
  readonly #pages = new Set<WebContents>();

  add(contents: WebContents): void {
    this.#pages.add(contents);
    contents.once('destroyed', () => this.#pages.delete(contents));
  }

  isTrusted(event: SenderOf): boolean {
    const frame = event.senderFrame;
    if (frame === null || !this.#pages.has(event.sender)) return false;
    return frame.parent === null && isAppPage(frame.url);
  }
}
