import { originOf } from './wire-urls.mjs';

/** One frame of a page, as the main process sees it. The same object for as long as the frame lives. */
export class WebFrameMain {
  url = '';

  constructor({ contents, frameId, parent, routingId }) {
    this.contents = contents;
    this.frameId = frameId;
    this.parent = parent;
    this.routingId = routingId;
    this.processId = 1;
  }

  get origin() {
    return originOf(this.url);
  }

  get top() {
    return this.parent ? this.parent.top : this;
  }

  get frames() {
    return this.contents.childFrames(this);
  }

  get detached() {
    return this.contents.isDestroyed();
  }

  isDestroyed() {
    return this.contents.isDestroyed();
  }

  send(channel, ...args) {
    this.contents.send(channel, ...args);
  }
}
