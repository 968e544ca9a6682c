import type { LoggedIn } from './sync-account.ts';
import type { SyncDecision } from './sync-decision.ts';
import type { ServerNews } from './sync-status.ts';

/** How long an answer counts, and how long a server that did not answer is left alone. */
const CACHED_MS = 300_000;

interface Asked {
  readonly account: string;
  readonly atMs: number;
}

/** What the server was last heard to have for us. */
export class ServerNewsMemory {
  #news: ServerNews = 'unknown';
  #asked: Asked | undefined;

  get news(): ServerNews {
    return this.#news;
  }

  shouldAsk(account: LoggedIn, nowMs: number): boolean {
    const asked = this.#asked;
    if (asked === undefined || asked.account !== nameOf(account)) return true;
    // A clock that was put back must not silence us for longer.
    return Math.abs(nowMs - asked.atMs) >= CACHED_MS;
  }

  /** Noted before the answer comes: a server that fails is not asked again at once either. */
  asking(account: LoggedIn, nowMs: number): void {
    const name = nameOf(account);
    if (this.#asked?.account !== name) this.#news = 'unknown';
    this.#asked = { account: name, atMs: nowMs };
  }

  /** An answer got in any way counts, a sync's too: asking again would end the merge another device may have begun. */
  heard(account: LoggedIn, decision: SyncDecision['kind'], nowMs: number): void {
    this.asking(account, nowMs);
    const news = newsOf(decision);
    if (news !== undefined) this.#news = news;
  }

  forget(): void {
    this.#news = 'unknown';
    this.#asked = undefined;
  }
}

function nameOf({ base, username }: LoggedIn): string {
  return `${base} ${username}`;
}

function newsOf(decision: SyncDecision['kind']): ServerNews | undefined {
  switch (decision) {
    case 'noChanges':
      return 'none';
    case 'normal':
      return 'changes';
    case 'full':
      return 'oneWay';
    case 'stopped':
    case 'clockSkew':
      return undefined;
  }
}
