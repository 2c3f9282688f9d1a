import type { WebContents } from 'electron';

/** Peer connections pass by the request filter: without a proxy this policy leaves them no way out. */
export function denyPeerConnections(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
