import { runtime } from './runtime.mjs';
import { fromWire, toWire } from './wire-urls.mjs';

// Electron's names and the DevTools protocol's.
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['midiSysex', 'midi-sysex'],
  ['clipboard-read', 'clipboard-read'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['persistent-storage', 'persistent-storage'],
];

/**
 * Chromium can't be made to ask us when a page asks for a permission. So before each page load the
 * app's handlers are asked about every permission, and Chromium is told their answers. Without a
 * handler everything is granted, as in Electron: an app that forgot its handler must fail its test.
 */
export async function settlePermissions(contents, url) {
  const origin = new URL(toWire(url)).origin;
  if (origin === 'null') return;
  await Promise.all(
    permissions.map(async ([name, protocolName]) => {
      const granted = await isGranted(contents, name, fromWire(`${origin}/`));
      await runtime.chromium.connection
        .send('Browser.setPermission', {
          origin,
          permission: { name: protocolName },
          setting: granted ? 'granted' : 'denied',
        })
        .catch(() => {}); // this Chromium doesn't know the permission
    }),
  );
}

async function isGranted(contents, name, requestingUrl) {
  const { permissionCheck, permissionRequest } = contents.session;
  const details = { requestingUrl, isMainFrame: true };
  if (permissionCheck && !permissionCheck(contents, name, requestingUrl, details)) return false;
  if (!permissionRequest) return true;
  return new Promise((resolve) => permissionRequest(contents, name, resolve, details));
}
