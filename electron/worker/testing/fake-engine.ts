import { writeFileSync } from 'node:fs';
import { engineContract } from '#shared/contract/contract.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { methodNames } from '#shared/rpc/method-def.ts';
import type { Collection } from '#core/collection/collection.ts';
import type { Engine, EngineHandlers, EngineOptions } from '#core/engine-types.ts';
import { type AnyHandler, sampleHandler } from './sample-handler.ts';

/**
 * Stands in for the engine where the doors are tested: every method gives its sample's output, and the names of new
 * decks ask for the ways in which a call can end badly.
 */
export function createFakeEngine(options: EngineOptions): Engine {
  let open = false;
  const note = (state: string): void => writeFileSync(options.paths.collection, state);
  const handlers: Record<string, Record<string, AnyHandler>> = {};
  for (const name of methodNames(engineContract)) {
    const [service = '', method = ''] = name.split('.');
    (handlers[service] ??= {})[method] = sampleHandler(name);
  }
  const special: Record<string, AnyHandler> = {
    create: createDeck,
    rename: async (input) => ({ output: { name: (await describedSettings(options, input)) ?? '' }, changes: null }),
  };
  handlers['decks'] = { ...handlers['decks'], ...special };
  handlers['backups'] = { ...handlers['backups'], create: busyUntilCancelled };
  handlers['sync'] = { ...handlers['sync'], resolve: waitingUntilCancelled };
  return {
    handlers: handlers as unknown as EngineHandlers,
    slot: {
      get: () => {
        if (!open) throw new AppError('collection.notOpen', {});
        return {} as Collection;
      },
      find: () => undefined,
      openError: undefined,
      replaceWith: () => undefined,
      closeDamaged: () => undefined,
      reopen: () => undefined,
    },
    open: () => {
      open = true;
      note('open');
    },
    close: async () => {
      open = false;
      note('closed');
    },
  };
}

const createDeck: AnyHandler = (input, ctx) => {
  switch ((input as { name: string }).name) {
    case 'known error':
      throw new AppError('deck.filteredCantHaveChildren', { name: 'x' });
    case 'unknown error':
      throw new TypeError('a secret place in the code');
    case 'bad output':
      return { output: { deckId: 'no number' }, changes: null };
    case 'end the thread':
      return process.exit(3);
    default:
      return sampleHandler('decks.create')(input, ctx);
  }
};

/** Work that reads no message, as SQLite's. Bounded, so that a cancel that never comes fails the test. */
const busyUntilCancelled: AnyHandler = (input, ctx) => {
  if ((input as { force?: boolean }).force !== true) return sampleHandler('backups.create')(input, ctx);
  const endMs = performance.now() + 10_000;
  for (let step = 0; performance.now() < endMs; step += 1) {
    ctx.report({ doneBytes: step, totalBytes: 0 });
    ctx.throwIfCancelled();
  }
  throw new Error('never cancelled');
};

/** Work that waits for something outside, as for a server. */
const waitingUntilCancelled: AnyHandler = (input, ctx) => {
  if ((input as { direction: string }).direction !== 'download') return sampleHandler('sync.resolve')(input, ctx);
  ctx.report({ stage: 'downloading', doneBytes: 0, totalBytes: null });
  return new Promise((_, reject) => {
    ctx.signal.addEventListener('abort', () => reject(new AppError('interrupted', {})), { once: true });
  });
};

/** What the engine was started with and what the host's store says, for tests of the worker's start. */
async function describedSettings(options: EngineOptions, input: unknown): Promise<string | undefined> {
  switch ((input as { name: string }).name) {
    case 'c':
      return 'c';
    case 'clock':
      return JSON.stringify({
        nowMs: options.env.clock.nowMs(),
        west: options.env.clock.offsetWestMins(1_720_000_000),
      });
    case 'options':
      return JSON.stringify({
        safeMode: options.safeMode,
        createIfMissing: options.createIfMissing,
        defaultDeck: options.stockNames.defaultDeck,
      });
    case 'save account':
      return JSON.stringify(await options.syncProfile.save({ username: 'me', hostKey: 'key-1' }));
    case 'load account':
      return JSON.stringify(await options.syncProfile.load());
    case 'log a secret':
      options.env.log.info('login', { server: { hostKey: 'key-1' }, user: 'me' });
      return 'logged';
    default:
      return undefined;
  }
}
