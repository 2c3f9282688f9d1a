import { emitCancellable } from './events.mjs';
import { fromWire, originOf, policyToWire } from './wire-urls.mjs';

// What Electron calls the DevTools protocol's kinds of request.
const resourceTypes = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  WebSocket: 'webSocket',
  CSPViolationReport: 'cspReport',
  Ping: 'ping',
};

/** Lets the app judge one paused request, in Electron's order, and answers it. */
export async function answerRequest(contents, target, paused) {
  const { requestId } = paused;
  const url = fromWire(paused.request.url);
  const fail = (errorReason) => target.send('Fetch.failRequest', { requestId, errorReason });

  if (navigationRefused(contents, paused, url)) return fail('Aborted');

  const details = requestDetails(contents, paused, url);
  const verdict = await contents.session.webRequest.beforeRequest(details);
  if (verdict.cancel) return fail('BlockedByClient');

  const handler = contents.session.protocol.handlerFor(url.slice(0, url.indexOf(':')));
  // Without a handler it goes to Chromium's network, where no name can be looked up.
  if (!handler) return target.send('Fetch.continueRequest', { requestId });

  const response = await handlerResponse(handler, paused.request, url);
  if (response.type === 'error') return fail('Failed');
  return target.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: await responseHeaders(contents, details, response),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

function requestDetails(contents, paused, url) {
  const inMainFrame = paused.frameId === contents.mainFrameId;
  const kind = resourceTypes[paused.resourceType] ?? 'other';
  return {
    id: paused.requestId,
    url,
    method: paused.request.method,
    resourceType: kind === 'mainFrame' && !inMainFrame ? 'subFrame' : kind,
    referrer: fromWire(paused.request.headers.Referer ?? ''),
    timestamp: Date.now(),
    webContents: contents,
    webContentsId: contents.id,
    frame: contents.frame(paused.frameId),
  };
}

/** Navigations that the page began are put to the app; the app's own are not, as in Electron. */
function navigationRefused(contents, paused, url) {
  if (paused.resourceType !== 'Document') return false;
  const isMainFrame = paused.frameId === contents.mainFrameId;
  if (isMainFrame && contents.navigatingByApp) return false;
  const fields = { url, isMainFrame, isSameDocument: false, frame: contents.frame(paused.frameId) };
  const general = emitCancellable(contents, 'will-frame-navigate', fields);
  if (general.refused || !isMainFrame) return general.refused;
  return emitCancellable(contents, 'will-navigate', fields, url).refused;
}

async function handlerResponse(handler, request, url) {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, fromWire(value)]);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const body = hasBody ? request.postData : undefined;
  try {
    return await handler(new Request(url, { method: request.method, headers, body }));
  } catch (error) {
    console.error(`the handler of ${originOf(url)} failed:`, error);
    return Response.error();
  }
}

async function responseHeaders(contents, details, response) {
  const lists = {};
  for (const [name, value] of response.headers) lists[name] = [...(lists[name] ?? []), value];
  const wanted = await contents.session.webRequest.headersReceived({
    ...details,
    statusCode: response.status,
    responseHeaders: lists,
  });
  return Object.entries(wanted ?? lists).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: headerToWire(name, value) })),
  );
}

function headerToWire(name, value) {
  return /^content-security-policy/i.test(name) ? policyToWire(value) : value;
}
