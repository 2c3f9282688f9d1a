import type { CommandLine, Session } from 'electron';
import { isAppUrl } from './app-url.ts';

/** Made in the page's own memory: nothing leaves it. */
const IN_MEMORY = ['data:', 'blob:'];

/** Checklist 1: there is no remote content, because there is no network. */
export function isAllowedRequest(url: string, devTools: boolean): boolean {
  if (isAppUrl(url) || IN_MEMORY.some((scheme) => url.startsWith(scheme))) return true;
  return devTools && url.startsWith('devtools:');
}

/** Cancels every request of the session except for the bundle's own files. */
export function denyNetwork(session: Session, devTools: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isAllowedRequest(details.url, devTools) }),
  );
}

/** What Chromium would do on the network by itself; must run before the app is ready. */
export function silenceChromium(commandLine: CommandLine): void {
  // Resolves no name at all, whoever asks.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // No search for a proxy, which would ask the local network.
  commandLine.appendSwitch('no-proxy-server');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
}
