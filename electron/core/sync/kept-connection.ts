import type { Clock } from '../env.ts';
import type { HttpDispatcher } from './http-dispatcher.ts';

/**
 * How long connections stay open while nothing goes over them, after a run and in pauses of one. Longer than undici's
 * own four seconds, shorter than the pause after which common servers and proxies hang up. A server that says how
 * long it waits is believed.
 */
export const KEEP_ALIVE_MS = 20_000;

interface Kept {
  readonly key: string;
  readonly connections: HttpDispatcher;
  readonly sinceMs: number;
}

/**
 * The connection that one run has left open, for the next one: over a slow line its set-up takes as long as a whole
 * sync without changes. A run takes it out, so no two ever share it. (Does not load the HTTP library.)
 */
export class KeptConnection {
  readonly #clock: Pick<Clock, 'nowMs'>;
  #kept: Kept | undefined;

  constructor(clock: Pick<Clock, 'nowMs'>) {
    this.#clock = clock;
  }

  /** Undefined: there is none of this key. One of another key is closed: that way is no longer gone. */
  async take(key: string): Promise<HttpDispatcher | undefined> {
    const kept = this.#kept;
    this.#kept = undefined;
    // By the calendar's clock: while a computer sleeps, the other one stands, and connections end unheard.
    const fresh = kept !== undefined && Math.abs(this.#clock.nowMs() - kept.sinceMs) < KEEP_ALIVE_MS;
    if (fresh && kept.key === key) return kept.connections;
    await kept?.connections.close();
    return undefined;
  }

  async keep(key: string, connections: HttpDispatcher): Promise<void> {
    await this.close();
    this.#kept = { key, connections, sinceMs: this.#clock.nowMs() };
  }

  async close(): Promise<void> {
    const kept = this.#kept;
    this.#kept = undefined;
    await kept?.connections.close();
  }
}
