// Structured values ↔ JSON text, for IPC. Runs in Node, and as text inside the preload's world.
// Keeps what structured clone keeps: cycles, dates, maps, sets, bytes, bigint, undefined, errors.
// JSON values stand for themselves; everything else is a list that begins with its kind.
const codec = (() => {
  const byteTypes = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  };
  const errorTypes = { RangeError, TypeError, SyntaxError, ReferenceError, EvalError, URIError };

  const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

  function toBase64(bytes) {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    let text = '';
    for (let at = 0; at < bytes.length; at += 32768)
      text += String.fromCharCode.apply(null, bytes.subarray(at, at + 32768));
    return btoa(text);
  }

  function fromBase64(text) {
    // A fresh copy: Buffer's small ones share one pool.
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64')).buffer;
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  }

  function encode(value, seen) {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return ['undefined'];
      case 'bigint':
        return ['bigint', String(value)];
      case 'number':
        if (Object.is(value, -0)) return ['number', '-0'];
        return Number.isFinite(value) ? value : ['number', String(value)];
      case 'function':
      case 'symbol':
        throw new Error('An object could not be cloned.');
    }
    if (value === null) return null;
    if (seen.has(value)) return ['seen', seen.get(value)];
    seen.set(value, seen.size);
    return encodeObject(value, seen);
  }

  function encodeObject(value, seen) {
    const inner = (item) => encode(item, seen);
    const kind = kindOf(value);
    if (Array.isArray(value)) return ['list', Array.from(value, inner)];
    if (kind === 'Date') return ['date', value.getTime()];
    if (kind === 'RegExp') return ['regexp', value.source, value.flags];
    if (kind === 'Map') return ['map', [...value].map((pair) => pair.map(inner))];
    if (kind === 'Set') return ['set', [...value].map(inner)];
    if (value instanceof Error) return ['error', value.name, value.message, value.stack];
    if (kind === 'ArrayBuffer') return ['bytes', kind, toBase64(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return ['bytes', byteTypes[kind] ? kind : 'Uint8Array', toBase64(bytes)];
    }
    if (kind === 'Promise' || kind.startsWith('Weak'))
      throw new Error('An object could not be cloned.');
    return ['object', Object.entries(value).map(([key, item]) => [key, inner(item)])];
  }

  // `seen` gets each object at the place it had when encoding: before its contents.
  function decode(json, seen) {
    if (json === null || typeof json !== 'object') return json;
    const [kind, first, second, third] = json;
    const keep = (value) => {
      seen.push(value);
      return value;
    };
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(first);
      case 'number':
        return Number(first);
      case 'seen':
        return seen[first];
      case 'date':
        return keep(new Date(first));
      case 'regexp':
        return keep(new RegExp(first, second));
      case 'bytes': {
        const buffer = fromBase64(second);
        return keep(first === 'ArrayBuffer' ? buffer : new byteTypes[first](buffer));
      }
      case 'error': {
        const error = keep(new (errorTypes[first] ?? Error)(second));
        error.stack = third;
        return error;
      }
    }
    return decodeContainer(kind, first, seen, keep);
  }

  function decodeContainer(kind, items, seen, keep) {
    if (kind === 'list') {
      const list = keep([]);
      for (const item of items) list.push(decode(item, seen));
      return list;
    }
    if (kind === 'set') {
      const set = keep(new Set());
      for (const item of items) set.add(decode(item, seen));
      return set;
    }
    if (kind === 'map') {
      const map = keep(new Map());
      for (const [key, item] of items) map.set(decode(key, seen), decode(item, seen));
      return map;
    }
    const object = keep({});
    for (const [key, item] of items) {
      const value = decode(item, seen);
      // Assigning to `__proto__` would change the prototype instead of keeping the field.
      if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true });
      else object[key] = value;
    }
    return object;
  }

  return {
    stringify: (value) => JSON.stringify(encode(value, new Map())),
    parse: (text) => decode(JSON.parse(text), []),
  };
})();

if (typeof module !== 'undefined') module.exports = codec;
