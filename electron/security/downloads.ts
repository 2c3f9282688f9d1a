import type { Session } from 'electron';

/** Files leave the software by its own export, which knows what it writes; never as a download. */
export function denyDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}
