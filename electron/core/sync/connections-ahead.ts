import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

type Connect = buildConnector.connector;

/**
 * Opens connections before requests need them: on a slow line the set-up of each is a round trip or three, which can
 * pass while another request is under way. One that could not be opened ahead is simply opened when it is needed.
 */
export class ConnectionsAhead {
  readonly #open: Connect;
  readonly #ready: Promise<Socket | undefined>[] = [];
  /** Those that were handed over, the oldest first, which undici prefers. */
  readonly #used = new Set<Socket>();
  /** How the last connection was opened: those ahead go to the same place. */
  #options: buildConnector.Options | undefined;
  /** Wanted before there was a first one. */
  #wanted = 0;

  constructor(open: Connect) {
    this.#open = open;
  }

  readonly connect: Connect = (options, callback) => {
    this.#options = options;
    const noted: buildConnector.Callback = (...result) => {
      if (result[0] === null) this.#note(result[1]);
      callback(...result);
    };
    const ready = this.#ready.shift();
    if (ready === undefined) this.#open(options, noted);
    else void this.#handOver(ready, options, noted);
    const wanted = this.#wanted;
    this.#wanted = 0;
    this.add(wanted - 1);
  };

  /** So many more, at once or together with the first one. */
  add(count: number): void {
    const options = this.#options;
    if (options === undefined) {
      this.#wanted = Math.max(this.#wanted, count);
      return;
    }
    for (let opened = 0; opened < count; opened++) this.#ready.push(this.#openedAhead(options));
  }

  /** Ends those that nobody took. */
  close(): void {
    for (const ready of this.#ready.splice(0)) void ready.then((socket) => socket?.destroy());
  }

  /** Ends all but one of those that are open; nothing may be under way on them. False: none is. */
  leaveOne(): boolean {
    this.close();
    const [left, ...others] = [...this.#used].filter(({ readyState }) => readyState === 'open');
    for (const socket of others) socket.destroy();
    return left !== undefined;
  }

  #note(socket: Socket): void {
    this.#used.add(socket);
    socket.once('close', () => this.#used.delete(socket));
  }

  async #handOver(
    ready: Promise<Socket | undefined>,
    options: buildConnector.Options,
    callback: buildConnector.Callback,
  ): Promise<void> {
    const socket = await ready;
    // The other side may have hung up meanwhile.
    if (socket === undefined || socket.readyState !== 'open') this.#open(options, callback);
    else callback(null, socket);
  }

  #openedAhead(options: buildConnector.Options): Promise<Socket | undefined> {
    return new Promise((resolve) => {
      this.#open(options, (...[error, socket]) => {
        // Its errors are of no matter until somebody uses it.
        socket?.on('error', () => undefined);
        resolve(error === null ? socket : undefined);
      });
    });
  }
}
