/** Electron's event argument: carries fields and can be refused. */
export class CancellableEvent {
  defaultPrevented = false;

  constructor(fields = {}) {
    Object.assign(this, fields);
  }

  preventDefault() {
    this.defaultPrevented = true;
  }
}

/** Emits and tells whether a listener refused. */
export function emitCancellable(emitter, name, fields = {}, ...rest) {
  const event = new CancellableEvent(fields);
  emitter.emit(name, event, ...rest);
  return { refused: event.defaultPrevented };
}
