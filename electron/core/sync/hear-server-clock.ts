import { noteServerClock } from '../collection/clock-check.ts';
import type { Collection } from '../collection/collection.ts';
import type { LoggedIn } from './sync-account.ts';
import type { ServerMeta } from './sync-decision.ts';

const THIS_COMPUTER = /^(?:localhost|.*\.localhost|127\..*|\[::1\])$/u;

/** What the server's time says of ours. One that wants no sync may not tell it. */
export function hearServerClock(collection: Collection, server: ServerMeta, { base }: Pick<LoggedIn, 'base'>): void {
  if (!server.proceed) return;
  const isOtherComputer = !THIS_COMPUTER.test(new URL(base).hostname);
  noteServerClock(collection, { serverMs: server.clockSecs * 1000, isOtherComputer });
}
