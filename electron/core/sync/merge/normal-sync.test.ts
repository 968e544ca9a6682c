import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { updateCol } from '../../storage/col-storage.ts';
import { noteStorage } from '../../storage/note-storage.ts';
import { findNotetypeByName, jsonFromNotetype } from '../../storage/notetype-storage.ts';
import { run } from '../../storage/statement.ts';
import { callContext } from '../../testing/call-context.ts';
import { type TestCollection, addTestCard, makeCollection } from '../../testing/make-collection.ts';
import type { SyncCall } from '../sync-http.ts';
import { MergeCalls } from './merge-calls.ts';
import { NO_OBSERVER } from './merge-observer.ts';
import { normalSync } from './normal-sync.ts';
import { OFFICIAL_TRANSFER, type TransferPlan, WIDE_TRANSFER } from './transfer-plan.ts';

let made: TestCollection;
let asked: string[];
beforeEach(() => {
  made = makeCollection();
  asked = [];
  // A server at usn 9 has news for this client.
  updateCol(made.db, { usn: 5 });
});
afterEach(() => made.remove());

type Answers = Record<string, (call: SyncCall) => unknown>;
const NO_OBJECTS = { models: [], decks: [[], []], tags: [] };

function merge(plan: TransferPlan, answers: Answers = {}): Promise<unknown> {
  const usual: Answers = {
    start: () => ({ cards: [], decks: [], notes: [] }),
    applyChanges: () => NO_OBJECTS,
    chunk: () => ({ done: true }),
    sanityCheck2: () => ({ status: 'ok' }),
    finish: () => 77,
  };
  const calls = new MergeCalls({
    send: async (call) => {
      asked.push(call.method);
      return JSON.stringify((await (answers[call.method] ?? usual[call.method])?.(call)) ?? null);
    },
    expect: () => undefined,
  });
  const server = { modMs: 1, scmMs: 1, usn: 9, clockSecs: 1, message: '', proceed: true, empty: false, mediaUsn: 0 };
  return made.collection.writeAcross(() =>
    normalSync({
      ...{ collection: made.collection, calls, server, plan, observer: NO_OBSERVER },
      ...{ localIsNewer: false, context: callContext() },
    }),
  );
}

/** A promise and what settles it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

it('goes one request after the other, an empty last chunk too, where the official order is wanted', async () => {
  await merge(OFFICIAL_TRANSFER);
  expect(asked).toEqual(['start', 'applyChanges', 'chunk', 'applyChunk', 'sanityCheck2', 'finish']);
});

it('asks for rows while the objects are under way elsewhere, but puts the objects in place first', async () => {
  const basic = findNotetypeByName(made.db, 'Basic');
  if (basic === undefined) throw new Error('a collection has it');
  const notetype = jsonFromNotetype({ ...basic, id: 4242, name: 'Theirs', usn: 9 });
  const rowsAsked = gate();
  const rowsGiven = gate();
  await merge(WIDE_TRANSFER, {
    chunk: () => {
      rowsAsked.open();
      const first = asked.filter((method) => method === 'chunk').length === 1;
      if (first) setImmediate(rowsGiven.open);
      const note = [5, 'guid', 4242, 3, 9, '', 'a\u001fb', '', '', 0, ''];
      return first ? { notes: [note], done: false } : { done: true };
    },
    applyChanges: async () => {
      await Promise.all([rowsAsked.opened, rowsGiven.opened]);
      return { ...NO_OBJECTS, models: [notetype] };
    },
  });
  expect(noteStorage.find(made.db, 5)).toMatchObject({ mid: 4242, sfld: 'a' });
  expect(asked.filter((method) => method === 'chunk')).toHaveLength(WIDE_TRANSFER.requestsInFlight);
  expect(asked).not.toContain('applyChunk');
});

it('has ended every request when it fails, and tells the failure that the others follow from', async () => {
  const ended: string[] = [];
  const refused = gate();
  const failure = new AppError('sync.badRequest', { host: 'h' });
  const merging = merge(WIDE_TRANSFER, {
    chunk: () => {
      refused.open();
      throw new AppError('sync.otherDeviceSyncing', { host: 'h' });
    },
    applyChanges: async () => {
      await refused.opened;
      await new Promise((resolve) => setImmediate(resolve));
      ended.push('applyChanges');
      throw failure;
    },
  });
  await expect(merging).rejects.toBe(failure);
  expect(ended).toEqual(['applyChanges']);
});

it('sends what waits in one chunk that says that it is the last', async () => {
  for (const id of [1, 2, 3]) addTestCard(made.db, { id, did: 1 });
  run(made.db, 'UPDATE notes SET usn = -1');
  const sent: string[] = [];
  await merge(WIDE_TRANSFER, {
    applyChunk: ({ payload }) => {
      if ('text' in payload) sent.push(payload.text);
      return null;
    },
  });
  expect(sent).toHaveLength(1);
  const { chunk } = JSON.parse(sent[0] ?? '') as { chunk: { done: boolean; notes: [number][] } };
  expect(chunk.done).toBe(true);
  expect(chunk.notes.map(([id]) => id)).toEqual([3, 2, 1]);
});
