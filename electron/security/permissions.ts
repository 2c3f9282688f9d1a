import type { Session } from 'electron';
import { isAppUrl } from './app-url.ts';

/** Copying a range of a table into a spreadsheet; it writes text only and reads nothing. */
const ALLOWED = 'clipboard-sanitized-write';

/** Checklist 5: no camera, place, device, notification or anything else is ever asked for. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(permission === ALLOWED && isAppUrl(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (contents, permission) => permission === ALLOWED && isAppUrl(contents?.getURL() ?? ''),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}
