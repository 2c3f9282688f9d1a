import { EventEmitter } from 'node:events';
import { app } from './app.mjs';
import { requireReady, runtime } from './runtime.mjs';
import { WebRequest } from './web-request.mjs';
import { addWireScheme } from './wire-urls.mjs';

const privilegedSchemes = new Set();

/** Custom schemes of one session. */
class Protocol {
  #handlers = new Map();

  registerSchemesAsPrivileged(schemes) {
    if (runtime.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes)
      if (privileges?.standard && privileges.secure) privilegedSchemes.add(scheme);
  }

  handle(scheme, handler) {
    // The disguise behaves like a standard secure scheme: one that isn't must fail here too.
    if (!privilegedSchemes.has(scheme))
      throw new Error(`the stand-in serves only standard, secure schemes: ${scheme} is not one`);
    if (this.#handlers.has(scheme))
      throw new Error('Failed to register protocol: scheme already handled');
    addWireScheme(scheme);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme) {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme) {
    return this.#handlers.has(scheme);
  }

  /** The stand-in's own way in. */
  handlerFor(scheme) {
    return this.#handlers.get(scheme);
  }
}

/** Handlers are separate per session; Chromium's storage is one, and empty at every start. */
class Session extends EventEmitter {
  protocol = new Protocol();
  webRequest = new WebRequest();
  permissionRequest = null;
  permissionCheck = null;

  setPermissionRequestHandler(handler) {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler) {
    this.permissionCheck = handler;
  }

  isPersistent() {
    return false;
  }

  // None of these hardware dialogs exist here.
  setDevicePermissionHandler() {}
  setDisplayMediaRequestHandler() {}
  setUSBProtectedClassesHandler() {}
  setBluetoothPairingHandler() {}
  setCertificateVerifyProc() {}
  setSpellCheckerEnabled() {}
  setSpellCheckerLanguages() {}
  setSpellCheckerDictionaryDownloadURL() {}
  setPreloads() {}
  setUserAgent() {}
  enableNetworkEmulation() {}
  async setProxy() {}
  async closeAllConnections() {}
  async clearCache() {}
  async clearStorageData() {}
  async clearHostResolverCache() {}
  async clearCodeCaches() {}
  flushStorageData() {}
}

const sessions = new Map();

function sessionNamed(partition) {
  requireReady('Session can only be received when app is ready: asked');
  let found = sessions.get(partition);
  if (!found) {
    found = new Session();
    sessions.set(partition, found);
    app.emit('session-created', found);
  }
  return found;
}

export const session = {
  get defaultSession() {
    return sessionNamed('');
  },
  fromPartition: (partition) => sessionNamed(partition),
};

// Before `ready` only the privileges may be declared; the rest belongs to the default session.
export const protocol = {
  registerSchemesAsPrivileged: (schemes) => Protocol.prototype.registerSchemesAsPrivileged(schemes),
  handle: (scheme, handler) => session.defaultSession.protocol.handle(scheme, handler),
  unhandle: (scheme) => session.defaultSession.protocol.unhandle(scheme),
  isProtocolHandled: (scheme) => session.defaultSession.protocol.isProtocolHandled(scheme),
};
