import { type ReadLimits, type ShouldStop, stopIfAsked } from '#electron/formats/limits.ts';
import { statementErrors } from '#shared/errors/statement-errors.ts';

/** What a reader of tags does with what it meets. Names come in lower case, without a prefix. */
export interface MarkupHandler {
  open(name: string, attributes: (name: string) => string | null, selfClosing: boolean): void;
  close(name: string): void;
  text(text: string): void;
}

/** Elements whose content is no text of the page. */
const RAW = new Set(['script', 'style', 'title', 'xml', 'noscript', 'template']);

/** Elements that HTML never closes. */
const VOID = new Set([
  'br',
  'img',
  'hr',
  'meta',
  'link',
  'input',
  'col',
  'area',
  'base',
  'wbr',
  '!doctype',
]);

/**
 * Walks tags and text once, left to right, resolving no entity but characters and running nothing.
 * Elements nested deeper than the limit are refused. Broken HTML is read as it stands; a
 * file that breaks off is refused.
 */
export function walkMarkup(
  source: string,
  kind: 'html' | 'xml',
  handler: MarkupHandler,
  limits: ReadLimits,
  shouldStop?: ShouldStop,
): void {
  let [at, tags, depth] = [0, 0, 0];
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0 || open > at)
      handler.text(decodeEntities(source.slice(at, open < 0 ? undefined : open)));
    if (open < 0) break;
    if (++tags % 2000 === 0) stopIfAsked(shouldStop);
    const special = skipSpecial(source, open, handler);
    if (special > open) {
      at = special;
      continue;
    }
    const end = tagEnd(source, open);
    if (end < 0) throw statementErrors.make('STM-TRUNCATED');
    const tag = source.slice(open + 1, end);
    at = end + 1;
    const closing = tag.startsWith('/');
    const name = nameOf(closing ? tag.slice(1) : tag);
    if (name === '') continue;
    if (closing) {
      depth = Math.max(0, depth - 1);
      handler.close(name);
      continue;
    }
    const selfClosing = tag.endsWith('/') || (kind === 'html' && VOID.has(name));
    handler.open(name, (wanted) => attributeOf(tag, wanted), selfClosing);
    if (selfClosing) continue;
    if (kind === 'html' && RAW.has(name)) at = pastRaw(source, at, name);
    else if (kind === 'xml' || NESTING.has(name)) {
      if (++depth > limits.depth)
        throw statementErrors.make('STM-TOO-DEEP', { limit: limits.depth });
    }
  }
  // HTML may leave its ends out; XML that does has been cut off.
  if (kind === 'xml' && depth > 0) throw statementErrors.make('STM-TRUNCATED');
}

/** HTML leaves out closing tags of cells, rows and paragraphs; only these count for its depth. */
const NESTING = new Set([
  'table',
  'div',
  'span',
  'font',
  'b',
  'i',
  'a',
  'center',
  'form',
  'ul',
  'ol',
]);

/** Comments, CDATA and processing instructions; returns where they end. */
function skipSpecial(source: string, open: number, handler: MarkupHandler): number {
  const ends = (mark: string, from: number): number => {
    const end = source.indexOf(mark, from);
    return end < 0 ? source.length : end + mark.length;
  };
  if (source.startsWith('<!--', open)) return ends('-->', open + 4);
  if (source.startsWith('<![CDATA[', open)) {
    const end = ends(']]>', open + 9);
    handler.text(source.slice(open + 9, end - 3));
    return end;
  }
  if (source.startsWith('<?', open)) return ends('?>', open + 2);
  if (source.startsWith('<!', open)) return ends('>', open + 2);
  const next = source.charCodeAt(open + 1);
  const letter = (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a;
  if (letter || next === 0x2f) return open;
  // `<` that starts no tag is a character.
  handler.text('<');
  return open + 1;
}

/** The tag's `>`, past quoted attribute values that hold one. */
function tagEnd(source: string, open: number): number {
  let quote = 0;
  for (let k = open + 1; k < source.length; k++) {
    const code = source.charCodeAt(k);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return k;
    else if ((code === 0x22 || code === 0x27) && source.charCodeAt(k - 1) === 0x3d) quote = code;
  }
  return -1;
}

function nameOf(tag: string): string {
  const m = /^(?:[\w-]+:)?([\w!-]+)/.exec(tag);
  return m === null ? '' : m[1]!.toLowerCase();
}

function pastRaw(source: string, from: number, name: string): number {
  const end = new RegExp(`</(?:\\w+:)?${name}\\b`, 'gi');
  end.lastIndex = from;
  return end.exec(source)?.index ?? source.length;
}

/** Value of an attribute by its name without prefix. */
function attributeOf(tag: string, wanted: string): string | null {
  if (!tag.toLowerCase().includes(wanted)) return null;
  const pattern = /(?:^|\s)(?:[\w-]+:)?([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g;
  for (const m of tag.matchAll(pattern)) {
    if (m[1]!.toLowerCase() === wanted) return decodeEntities(m[2] ?? m[3] ?? m[4] ?? '');
  }
  return null;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  yen: '¥',
  middot: '·',
  mdash: '—',
  ndash: '–',
  ensp: ' ',
  emsp: ' ',
  times: '×',
};

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,8}));?/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
