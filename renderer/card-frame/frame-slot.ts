import { type FromFrame, readFrameMessage, type ToFrame } from './frame-messages.ts';

export interface FrameSlotEvents {
  readonly onMessage: (slot: FrameSlot, message: FromFrame) => void;
  /** The frame shows another document than ours, or ours anew: a script sent it away. */
  readonly onLeft: (slot: FrameSlot) => void;
}

/** Cards have no use for it, so a flood of these is an attack on the app's own page. */
const mostStrayMessages = 200;

/** One frame and the port to the document in it. */
export class FrameSlot {
  readonly element: HTMLIFrameElement;
  readonly #events: FrameSlotEvents;
  readonly #queued: ToFrame[] = [];
  #port: MessagePort | undefined;
  #strayMessages = 0;

  constructor(container: HTMLElement, cardsAddress: string, title: string, events: FrameSlotEvents) {
    this.#events = events;
    const element = document.createElement('iframe');
    // Without allow-same-origin the document has an origin that nothing else has.
    element.setAttribute('sandbox', 'allow-scripts');
    element.setAttribute('allow', 'autoplay');
    element.title = title;
    element.inert = true;
    element.addEventListener('load', () => this.#onLoad());
    element.src = `${cardsAddress}:card`;
    this.element = element;
    window.addEventListener('message', this.#onStrayMessage);
    container.append(element);
  }

  send(message: ToFrame): void {
    if (this.#port === undefined) this.#queued.push(message);
    else this.#port.postMessage(message);
  }

  remove(): void {
    window.removeEventListener('message', this.#onStrayMessage);
    this.#port?.close();
    this.element.remove();
  }

  #onLoad(): void {
    if (this.#port !== undefined) return this.#events.onLeft(this);
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.addEventListener('message', (event) => {
      const message = readFrameMessage(event.data);
      if (message !== undefined) this.#events.onMessage(this, message);
    });
    port1.start();
    // The document's origin is its own, which has no name; it takes the first message that comes from its parent.
    this.element.contentWindow?.postMessage(null, '*', [port2]);
    for (const message of this.#queued.splice(0)) port1.postMessage(message);
  }

  readonly #onStrayMessage = (event: MessageEvent): void => {
    if (event.source !== this.element.contentWindow) return;
    this.#strayMessages += 1;
    if (this.#strayMessages === mostStrayMessages) this.#events.onLeft(this);
  };
}
