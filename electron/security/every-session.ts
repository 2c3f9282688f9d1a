import { type App, type Session, session } from 'electron';
import { denyDownloads } from './downloads.ts';
import { denyNetwork } from './network.ts';
import { denyPermissions } from './permissions.ts';

/** Applies to every session there is or will be; must run before the app is ready. */
export function secureEverySession(app: App, devTools: boolean): void {
  const secured = new WeakSet<Session>();
  const secure = (one: Session) => {
    if (secured.has(one)) return;
    secured.add(one);
    denyNetwork(one, devTools);
    denyPermissions(one);
    denyDownloads(one);
  };
  app.on('session-created', secure);
  app.once('ready', () => secure(session.defaultSession));
}
