// Chromium aborts URLs of schemes it doesn't know before the DevTools protocol can see them.
// So `app://bundle/x` travels as `https://bundle.app.standin.invalid/x` and is turned back in
// everything the app's main process sees.

const schemes = new Set();

/** From now on URLs of this scheme travel in disguise. */
export function addWireScheme(scheme) {
  schemes.add(scheme);
}

export function toWire(url) {
  const [, scheme, host, rest] = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (!schemes.has(scheme)) return url;
  return `https://${host || '_'}.${scheme}.standin.invalid${rest || '/'}`;
}

export function fromWire(url) {
  const [, host, scheme, rest] =
    /^https:\/\/([^/?#]*)\.([\w+-]+)\.standin\.invalid(.*)$/s.exec(url) ?? [];
  return scheme ? `${scheme}://${host === '_' ? '' : host}${rest}` : url;
}

/** Electron gives standard schemes an origin; Node's URL doesn't. */
export function originOf(url) {
  const [origin] = /^[a-z][\w+.-]*:\/\/[^/?#]*/i.exec(url) ?? ['null'];
  return origin;
}

/** A Content-Security-Policy that names our schemes must name the disguise. */
export function policyToWire(policy) {
  return policy.replace(
    /(?<=^|\s)([a-z][\w+-]*):(\/\/[^\s;,]*)?(?=[\s;,]|$)/gi,
    (source, scheme, host) => {
      if (!schemes.has(scheme)) return source;
      return host ? toWire(source).replace(/\/$/, '') : `https://*.${scheme}.standin.invalid`;
    },
  );
}
