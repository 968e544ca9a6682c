import { randomBytes } from 'node:crypto';

const validMs = 60_000;

/**
 * Addresses that work once. The command line of a browser that we start can be read by every user of the machine,
 * so it carries a ticket and not the token: by the time somebody has read it, it is used up.
 */
export class LaunchTickets {
  readonly #expiryMs = new Map<string, number>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  issue(): string {
    const ticket = randomBytes(24).toString('base64url');
    this.#expiryMs.set(ticket, this.#nowMs() + validMs);
    return ticket;
  }

  /** True once for each ticket, and only for a minute. */
  redeem(ticket: string): boolean {
    const expiryMs = this.#expiryMs.get(ticket);
    this.#expiryMs.delete(ticket);
    return expiryMs !== undefined && this.#nowMs() < expiryMs;
  }
}
