import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { updateCol } from '../../storage/col-storage.ts';
import { noteStorage } from '../../storage/note-storage.ts';
import { findNotetypeByName, jsonFromNotetype } from '../../storage/notetype-storage.ts';
import { run } from '../../storage/statement.ts';
import { callContext } from '../../testing/call-context.ts';
import { type TestCollection, addTestCard, makeCollection } from '../../testing/make-collection.ts';
import type { SyncCall } from '../sync-call.ts';
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

/** `serverUsn` 5: nobody has synced since this client did. */
function merge(plan: TransferPlan, answers: Answers = {}, serverUsn = 9): Promise<unknown> {
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
  const marks = { modMs: 1, scmMs: 1, usn: serverUsn };
  const server = { ...marks, clockSecs: 1, message: '', proceed: true, empty: false, mediaUsn: 0 };
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
      if ('packed' in payload) sent.push(zstdDecompressSync(payload.packed).toString());
      return null;
    },
  });
  expect(sent).toHaveLength(1);
  const { chunk } = JSON.parse(sent[0] ?? '') as { chunk: { done: boolean; notes: [number][] } };
  expect(chunk.done).toBe(true);
  expect(chunk.notes.map(([id]) => id)).toEqual([3, 2, 1]);
});

describe('ours, when nobody has synced since we did', () => {
  const SEEN = 5;
  beforeEach(() => {
    for (const id of [1, 2]) addTestCard(made.db, { id, did: 1 });
    run(made.db, 'UPDATE notes SET usn = -1, mod = 100');
  });
  const usns = () => [1, 2].map((id) => noteStorage.find(made.db, id)?.usn);

  it('go while the server’s are asked for and the objects are under way', async () => {
    const sent = gate();
    const begun: string[] = [];
    const meanwhile = async (method: string, answer: unknown): Promise<unknown> => {
      begun.push(method);
      await sent.opened;
      return answer;
    };
    const answers: Answers = {
      applyChanges: () => meanwhile('applyChanges', NO_OBJECTS),
      chunk: () => meanwhile('chunk', { done: true }),
      applyChunk: () => {
        expect(begun).toEqual(['applyChanges', 'chunk']);
        sent.open();
        return null;
      },
    };
    await merge(WIDE_TRANSFER, answers, SEEN);
    expect(asked).toEqual(['start', 'applyChanges', 'chunk', 'applyChunk', 'sanityCheck2', 'finish']);
    expect(usns()).toEqual([SEEN, SEEN]);
  });

  it('may come back among the server’s, and yield to a later version that it has all the same', async () => {
    const note = (id: number, flds: string, mod: number) => [id, `g${id}`, 1, mod, SEEN, '', flds, '', '', 0, ''];
    const mid = noteStorage.find(made.db, 1)?.mid ?? 0;
    const answers: Answers = {
      chunk: () => ({
        done: true,
        notes: [note(1, 'later\u001fx', 101), note(2, 'earlier\u001fx', 99)].map((row) => row.with(2, mid)),
      }),
    };
    const own = noteStorage.find(made.db, 2)?.flds;
    await merge(WIDE_TRANSFER, answers, SEEN);
    expect(noteStorage.find(made.db, 1)?.flds).toBe('later\u001fx');
    expect(noteStorage.find(made.db, 2)?.flds).toBe(own);
    expect(usns()).toEqual([SEEN, SEEN]);
  });

  it.each<[string, TransferPlan, number, () => Answers]>([
    ['another device has synced', WIDE_TRANSFER, 9, () => ({})],
    ['the official order is wanted', OFFICIAL_TRANSFER, SEEN, () => ({})],
    ['something was deleted', WIDE_TRANSFER, SEEN, () => ({ start: () => ({ cards: [], decks: [], notes: [2] }) })],
    [
      'a note type goes before them',
      WIDE_TRANSFER,
      SEEN,
      () => {
        run(made.db, 'UPDATE notetypes SET usn = -1');
        return {};
      },
    ],
  ])('wait for all of the server’s when %s', async (_when, plan, serverUsn, answers) => {
    const answered: string[] = [];
    const noted = (method: string, answer: unknown) => async (): Promise<unknown> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      answered.push(method);
      return answer;
    };
    let before: string[] = [];
    const sent: number[] = [];
    await merge(
      plan,
      {
        applyChanges: noted('applyChanges', NO_OBJECTS),
        chunk: noted('chunk', { done: true }),
        applyChunk: ({ payload }) => {
          before = [...new Set(answered)].toSorted();
          const { chunk } = JSON.parse('packed' in payload ? zstdDecompressSync(payload.packed).toString() : '') as {
            chunk: { notes: [number][] };
          };
          sent.push(...chunk.notes.map(([id]) => id));
          return null;
        },
        ...answers(),
      },
      serverUsn,
    );
    expect(before).toEqual(['applyChanges', 'chunk']);
    const left = [2, 1].filter((id) => noteStorage.find(made.db, id) !== undefined);
    expect(sent).toEqual(left);
  });

  it('that are refused end the merge with what the server said, not with what follows from it', async () => {
    const refused = new AppError('sync.badRequest', { host: 'h' });
    const sent = gate();
    const merging = merge(
      WIDE_TRANSFER,
      {
        chunk: async () => {
          await sent.opened;
          throw new AppError('sync.otherDeviceSyncing', { host: 'h' });
        },
        applyChunk: () => {
          sent.open();
          return new Promise((_resolve, reject) => setImmediate(() => reject(refused)));
        },
      },
      SEEN,
    );
    await expect(merging).rejects.toBe(refused);
    expect(usns()).toEqual([-1, -1]);
  });
});

it('stamps what left its name to the server’s no earlier than the server finished, which has renamed it too', async () => {
  const basic = findNotetypeByName(made.db, 'Basic');
  if (basic === undefined) throw new Error('a collection has it');
  const finishedMs = Date.now() + 120_400;
  await merge(OFFICIAL_TRANSFER, {
    applyChanges: () => ({ ...NO_OBJECTS, models: [jsonFromNotetype({ ...basic, id: 4242, usn: 9 })] }),
    finish: () => finishedMs,
  });
  const renamed = findNotetypeByName(made.db, 'Basic+');
  expect(renamed).toMatchObject({ id: basic.id, mtimeSecs: Math.ceil(finishedMs / 1000), usn: -1 });
});
