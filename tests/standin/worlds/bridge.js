// contextBridge. Runs once in the page's world and once in the preload's. The two share no objects,
// only DOM events, whose `detail` Chromium copies by structured clone, synchronously. Functions
// can't be copied: they cross as numbers and become callers on the other side.
(function makeBridge(secret, side) {
  const other = side === 'page' ? 'preload' : 'page';
  const functionMark = '\u0000function';
  const ownFunctions = new Map(); // number → function the other world may call
  const waiting = new Map(); // call number → what to do with the answer
  let lastNumber = 0;

  function isPlain(value) {
    if (value === null || typeof value !== 'object') return false;
    const prototype = Object.getPrototypeOf(value);
    return Array.isArray(value) || prototype === Object.prototype || prototype === null;
  }

  /** Copies plain objects and lists; `replace` may give another value for any part. */
  function copy(value, replace, freeze, seen = new Map()) {
    const replaced = replace(value);
    if (replaced !== undefined) return replaced;
    if (!isPlain(value)) return value;
    if (seen.has(value)) return seen.get(value);
    const made = Array.isArray(value) ? [] : {};
    seen.set(value, made);
    for (const key of Object.keys(value)) made[key] = copy(value[key], replace, freeze, seen);
    return freeze ? Object.freeze(made) : made;
  }

  function pack(value) {
    return copy(value, (part) => {
      if (typeof part !== 'function') return undefined;
      ownFunctions.set(++lastNumber, part);
      return { [functionMark]: lastNumber };
    });
  }

  function unpack(value, freeze = false) {
    return copy(
      value,
      (part) => {
        if (!isPlain(part) || !(functionMark in part)) return undefined;
        const number = part[functionMark];
        return Object.freeze((...args) => callOther(number, args));
      },
      freeze,
    );
  }

  function send(message) {
    window.dispatchEvent(new CustomEvent(`${secret}:${other}`, { detail: message }));
  }

  function callOther(functionNumber, args) {
    const call = ++lastNumber;
    let answer;
    waiting.set(call, (message) => {
      answer = message;
    });
    send({ type: 'call', functionNumber, call, args: pack(args) });
    waiting.delete(call);
    // No answer: the arguments could not be copied, so the other side saw nothing.
    if (!answer) throw new Error('An object could not be cloned.');
    if (answer.type === 'threw') throw answer.error;
    if (answer.type === 'returned') return unpack(answer.value);
    return new Promise((resolve, reject) => {
      waiting.set(call, (message) => {
        waiting.delete(call);
        if (message.type === 'threw') reject(message.error);
        else resolve(unpack(message.value));
      });
    });
  }

  function serve({ functionNumber, call, args }) {
    const threw = (error) => send({ type: 'threw', call, error });
    const returned = (value) => send({ type: 'returned', call, value: pack(value) });
    try {
      const result = ownFunctions.get(functionNumber)(...unpack(args));
      if (typeof result?.then !== 'function') return returned(result);
      send({ type: 'promised', call });
      result.then(returned, threw);
    } catch (error) {
      threw(error);
    }
  }

  window.addEventListener(
    `${secret}:${side}`,
    (event) => {
      event.stopImmediatePropagation();
      const message = event.detail;
      if (!message) return;
      if (message.type === 'call') serve(message);
      else if (message.type === 'expose')
        Object.defineProperty(window, message.name, {
          value: unpack(message.value, true),
          enumerable: true,
        });
      else waiting.get(message.call)?.(message);
    },
    true,
  );

  return {
    exposeInMainWorld: (name, value) => send({ type: 'expose', name, value: pack(value) }),
  };
});
