import type { App } from 'electron';
import { denyNavigation } from './navigation.ts';
import { denyNewWindows } from './new-windows.ts';
import { denyPeerConnections } from './webrtc.ts';
import { denyWebviews } from './webviews.ts';

/** Applies to every page, frame host and view there will be; must run before the app is ready. */
export function secureEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents);
    denyNewWindows(contents);
    denyWebviews(contents);
    denyPeerConnections(contents);
  });
}
