/** session.webRequest: only what can be answered truly here. One listener per event, as in Electron. */
export class WebRequest {
  #beforeRequest = null;
  #headersReceived = null;

  onBeforeRequest(...given) {
    this.#beforeRequest = parseListener(given);
  }

  onHeadersReceived(...given) {
    this.#headersReceived = parseListener(given);
  }

  /** `{ cancel?, redirectURL? }`: what the app wants done with the request. */
  beforeRequest(details) {
    return ask(this.#beforeRequest, details);
  }

  /** Names → lists of values, as the app wants them; undefined leaves them alone. */
  async headersReceived(details) {
    return (await ask(this.#headersReceived, details)).responseHeaders;
  }
}

function parseListener(given) {
  const listener = given.at(-1);
  if (!listener) return null;
  const urls = given.length > 1 ? given[0].urls : ['<all_urls>'];
  return { listener, patterns: urls.map(toPattern) };
}

/** Chrome's match patterns: `scheme://host/path` with stars. */
function toPattern(text) {
  if (text === '<all_urls>') return /^/;
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'i');
}

async function ask(entry, details) {
  if (!entry?.patterns.some((pattern) => pattern.test(details.url))) return {};
  return (await new Promise((resolve) => entry.listener(details, resolve))) ?? {};
}
