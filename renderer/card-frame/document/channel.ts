import type { FromFrame, ToFrame } from '../frame-messages.ts';

export interface Channel {
  readonly send: (message: FromFrame) => void;
  /** Set before the first message is let through. */
  listen(listener: (message: ToFrame) => void): void;
}

/**
 * The first message of the app's page brings a port, which never leaves this module: nothing of a card runs before it
 * is there, and what is called on it later was taken from the document while that was ours alone. So a card that
 * rewrites the built-in objects can neither speak for us nor listen in.
 */
export function waitForChannel(onChannel: (channel: Channel) => void): void {
  const dataOf = getterOf(MessageEvent.prototype, 'data');
  const sourceOf = getterOf(MessageEvent.prototype, 'source');
  const stop = Function.prototype.call.bind(Event.prototype.stopImmediatePropagation);
  const own = window;
  let waiting = true;
  // The card before this one is still there for a moment, and would have something to say.
  window.addEventListener(
    'message',
    (event) => {
      if (sourceOf(event) !== own) stop(event);
      const [port] = waiting && event.source === parent ? event.ports : [];
      if (port === undefined) return;
      waiting = false;
      open(port);
    },
    { capture: true },
  );
  function open(port: MessagePort): void {
    const post = MessagePort.prototype.postMessage.bind(port);
    onChannel({
      send: (message) => post(message),
      listen: (listener) => {
        port.addEventListener('message', (message) => listener(dataOf(message) as ToFrame));
        port.start();
      },
    });
  }
}

/** Reads a property as the browser defines it, even when the prototype is rewritten later. */
export function getterOf<T extends object, K extends keyof T & string>(prototype: T, name: K): (object: T) => T[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new Error(`no property ${name}`);
  return Function.prototype.call.bind(get) as (object: T) => T[K];
}
