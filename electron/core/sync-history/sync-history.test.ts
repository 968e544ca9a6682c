import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handlers } from '#shared/contract/define.ts';
import type { OverwrittenVersion, SyncHistoryEntry, syncHistory } from '#shared/contract/sync-history.ts';
import { cardStorage } from '../storage/card-storage.ts';
import type { WriteDb } from '../storage/connection.ts';
import { noteStorage } from '../storage/note-storage.ts';
import { run } from '../storage/statement.ts';
import { testContext } from '../sync/testing/progress-context.ts';
import { type SyncHarness, USERNAME, failureOf, makeSyncHarness } from '../sync/testing/sync-harness.ts';
import { wireCard, wireNote } from '../sync/testing/wire-rows-of.ts';
import { callContext } from '../testing/call-context.ts';
import { addTestCard } from '../testing/make-collection.ts';
import { HistoryFile } from './history-file.ts';
import { Journal } from './journal.ts';
import { syncHistoryService } from './sync-history-service.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let h: SyncHarness;
let file: HistoryFile;
let history: Handlers<typeof syncHistory>;
beforeEach(async () => {
  h = await makeSyncHarness({ journal: { began: (account) => journal.began(account) } });
  file = new HistoryFile(h.profile);
  const journal = new Journal({ file, env: h.profile.env });
  history = syncHistoryService({ file, journal, collection: () => h.collection() });
});
afterEach(async () => {
  file.close();
  await h.remove();
});

const db = () => h.collection().db;
const historyPath = (): string => join(h.profile.paths.folder, 'sync-history.db');
const start = async () => h.sync.start({}, testContext().context);
const resolve = async (direction: 'upload' | 'download') => h.sync.resolve({ direction }, testContext().context);

async function entries(limit = 50): Promise<SyncHistoryEntry[]> {
  return (await history.list({ limit }, callContext())).entries;
}
async function lastEntry(): Promise<SyncHistoryEntry> {
  const [entry] = await entries(1);
  if (entry === undefined) throw new Error('there is no entry');
  return entry;
}
async function lost(entryId: number) {
  return (await history.overwritten({ entryId, limit: 100 }, callContext())).items;
}
async function onlyVersion(): Promise<OverwrittenVersion> {
  const items = await lost((await lastEntry()).entryId);
  expect(items).toHaveLength(1);
  return history.version({ versionId: items[0]?.versionId ?? 0 }, callContext());
}

/** Three notes, ids 1 to 3, on both sides. */
async function inStep(): Promise<void> {
  await h.login();
  h.collection().transact('addNote', () => {
    for (const id of [1, 2, 3]) {
      addTestCard(db(), { id, did: 1 });
      run(db(), 'UPDATE notes SET flds = ?, guid = ?, usn = 0 WHERE id = ?', [
        `front ${id}\u001fback`,
        `guid${id}`,
        id,
      ]);
    }
  });
  await start();
  await resolve('upload');
}
/** An edit here that no server knows yet. */
function editHere(noteId: number, flds: string, mod = nowSecs()): void {
  h.collection().transact('updateNote', () =>
    run(db(), 'UPDATE notes SET flds = ?, mod = ?, usn = -1 WHERE id = ?', [flds, mod, noteId]),
  );
}
const nowSecs = (): number => Math.floor(h.profile.env.clock.nowMs() / 1000);
function noteRow(id: number) {
  const note = noteStorage.find(db(), id);
  if (note === undefined) throw new Error('no such note');
  return note;
}

interface Elsewhere {
  readonly notes?: readonly { readonly id: number; readonly flds: string; readonly mod: number }[];
  readonly answered?: readonly { readonly id: number; readonly due: number; readonly mod: number }[];
  readonly removedNotes?: readonly number[];
  readonly removedCards?: readonly number[];
}
/** What another device has merged in meanwhile. */
function changeElsewhere({ notes = [], answered = [], removedNotes = [], removedCards = [] }: Elsewhere): void {
  // Two collections that changed in the same millisecond would count as the same.
  laterBy(10);
  h.account.changeElsewhere();
  const { reactions } = h.account.server;
  const rows = {
    done: true,
    notes: notes.map(({ id, flds, mod }) => wireNote({ ...noteRow(id), flds, mod, usn: 9 })),
    cards: answered.flatMap(({ id, due, mod }) => {
      const card = cardStorage.find(db(), id);
      return card === undefined ? [] : [wireCard({ ...card, due, mod, usn: 9 })];
    }),
  };
  let given = false;
  reactions['chunk'] = async (exchange) => {
    const answer = given ? { done: true } : rows;
    given = true;
    await exchange.body();
    exchange.reply(answer);
  };
  reactions['start'] = async (exchange) => {
    await exchange.body();
    exchange.reply({ notes: removedNotes, cards: removedCards, decks: [] });
  };
}
/** An entry like another. */
const ADD_COPY = `INSERT INTO entries (id, started_ms, ended_ms, end, server, host, username, counts, backup_ids)
  SELECT ?, started_ms, ended_ms, end, server, host, username, counts, backup_ids FROM entries WHERE id = ?`;
function inHistory(work: (db: WriteDb) => void): void {
  file.write(work, { durable: false });
}
/** Nothing more goes into the history's file. */
function fullDisk(): void {
  file.read((history) => {
    const pages = Number(history.pragma('page_count', { simple: true }));
    history.pragma(`max_page_count = ${pages}`);
  });
}
function laterBy(ms: number): void {
  h.profile.env.setNow(h.profile.env.clock.nowMs() + ms);
}
function cut(method: string): void {
  h.account.server.reactions[method] = (exchange) => exchange.cut();
}

it('has an entry of a sync while its first question is under way', async () => {
  await h.login();
  const asked = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  h.account.server.reactions['meta'] = async (exchange) => {
    asked.resolve();
    await mayAnswer.promise;
    return h.account.meta(exchange);
  };
  const sync = start();
  await asked.promise;
  await expect.poll(async () => (await entries()).map(({ end }) => end), { timeout: 20_000 }).toEqual(['running']);
  mayAnswer.resolve();
  await sync;
  expect((await entries()).map(({ end }) => end)).toEqual(['noChanges']);
});

describe('the list of syncs', () => {
  it('is empty before the first one, and makes no file', async () => {
    expect(await entries()).toEqual([]);
    expect(existsSync(historyPath())).toBe(false);
  });

  it('has an entry for each: when, with whom, how it ended, newest first', async () => {
    await inStep();
    h.account.changeElsewhere();
    await start();
    await start();
    const found = await entries();
    expect(found.map(({ end }) => end)).toEqual(['noChanges', 'merged', 'uploaded', 'choiceNeeded']);
    const { host } = new URL(h.account.server.url);
    expect(new Set(found.map(({ account }) => JSON.stringify(account)))).toEqual(
      new Set([JSON.stringify({ server: 'own', host, username: USERNAME })]),
    );
    for (const { startedMs, endedMs } of found) expect(endedMs).toBeGreaterThanOrEqual(startedMs);
    expect(found[2]?.bytes).toBeGreaterThan(0);
    expect(found[2]?.backupIds.length).toBeGreaterThan(0);
  });

  it('comes in pages', async () => {
    await h.login();
    for (let run = 0; run < 5; run += 1) await start();
    const first = await history.list({ limit: 3 }, callContext());
    expect(first.more).toBe(true);
    const before = first.entries.at(-1)?.entryId ?? 0;
    const rest = await history.list({ limit: 3, before }, callContext());
    expect(rest.more).toBe(false);
    expect([...first.entries, ...rest.entries].map(({ entryId }) => entryId)).toEqual([5, 4, 3, 2, 1]);
  });

  it('counts what came and went, with the ids', async () => {
    await inStep();
    editHere(1, 'mine\u001fback');
    changeElsewhere({ notes: [{ id: 2, flds: 'theirs\u001fback', mod: nowSecs() }], removedCards: [3] });
    await start();
    const { entryId, came, went } = await lastEntry();
    expect(came).toMatchObject({ notes: 1, cards: 0, removedCards: 1 });
    expect(went).toMatchObject({ notes: 1, removedNotes: 0 });
    expect(await history.get({ entryId }, callContext())).toMatchObject({
      cameIds: { notes: [2], cards: [] },
      wentIds: { notes: [1] },
    });
  });

  it('says why a sync failed, and that one was cancelled', async () => {
    await inStep();
    h.account.changeElsewhere();
    cut('applyChanges');
    await failureOf(start());
    expect(await lastEntry()).toMatchObject({ end: 'failed', errorCode: 'sync.connectionLost' });
    const { context } = testContext(({ stage }, call) => stage === 'merging' && call.cancel());
    await failureOf(Promise.resolve(h.sync.start({}, context)));
    expect(await lastEntry()).toMatchObject({ end: 'cancelled', errorCode: null });
  });

  it('tells what waited here when a download replaced it, and names the backup', async () => {
    await inStep();
    editHere(1, 'never sent\u001fback');
    h.collection().writeQuietly(() => run(db(), 'UPDATE col SET scm = scm + 5, mod = mod + 5'));
    await start();
    await resolve('download');
    const entry = await lastEntry();
    expect(entry).toMatchObject({ end: 'downloaded', replaced: { notes: 1, cards: 0, reviews: 0 } });
    expect(entry.backupIds).toHaveLength(1);
  });

  it('keeps a thousand, looked over once an hour', async () => {
    await h.login();
    await start();
    inHistory((db) => {
      for (let id = 2; id <= 1100; id += 1) run(db, ADD_COPY, [id, 1]);
    });
    laterBy(HOUR_MS);
    await start();
    const last = await lastEntry();
    expect(last.entryId).toBe(1101);
    const oldest = await history.list({ limit: 500, before: 200 }, callContext());
    expect(oldest.entries.at(-1)?.entryId).toBe(102);
  });
});

describe('a version that a merge overwrites', () => {
  beforeEach(inStep);

  it('is kept when ours yields to a later one', async () => {
    editHere(1, 'mine\u001fback');
    changeElsewhere({ notes: [{ id: 1, flds: 'theirs\u001fback', mod: nowSecs() + 5 }] });
    await start();
    expect(noteRow(1).flds).toBe('theirs\u001fback');
    expect(await lastEntry()).toMatchObject({ end: 'merged', overwritten: { note: 1, card: 0 }, versionsKept: true });
    expect(await onlyVersion()).toMatchObject({
      kind: 'note',
      side: 'ours',
      by: 'edit',
      noteId: 1,
      kept: { fields: ['mine', 'back'] },
      now: { fields: ['theirs', 'back'] },
      putBack: 'change',
    });
  });

  it('is kept when theirs yields to ours', async () => {
    editHere(1, 'mine\u001fback');
    changeElsewhere({ notes: [{ id: 1, flds: 'theirs\u001fback', mod: nowSecs() - 50 }] });
    await start();
    expect(noteRow(1).flds).toBe('mine\u001fback');
    expect(await onlyVersion()).toMatchObject({
      side: 'theirs',
      kept: { fields: ['theirs', 'back'] },
      now: { fields: ['mine', 'back'] },
    });
  });

  it('is kept when the note was deleted elsewhere', async () => {
    editHere(1, 'mine\u001fback');
    changeElsewhere({ removedNotes: [1], removedCards: [1] });
    await start();
    expect(noteStorage.find(db(), 1)).toBeUndefined();
    expect(await onlyVersion()).toMatchObject({ side: 'ours', by: 'removal', now: null, putBack: 'add' });
  });

  it('of a card shows both states', async () => {
    h.collection().transact('moveCards', () => run(db(), 'UPDATE cards SET due = 55, mod = 5, usn = -1 WHERE id = 1'));
    changeElsewhere({ answered: [{ id: 1, due: 77, mod: nowSecs() }] });
    await start();
    expect(await onlyVersion()).toMatchObject({
      kind: 'card',
      cardId: 1,
      kept: { due: { position: 55 } },
      now: { due: { position: 77 } },
    });
  });

  it('is there again when the answer to the last call was lost', async () => {
    editHere(1, 'mine\u001fback');
    changeElsewhere({ notes: [{ id: 1, flds: 'theirs\u001fback', mod: nowSecs() + 5 }] });
    cut('finish');
    await failureOf(start());
    expect(await lastEntry()).toMatchObject({ end: 'failed', overwritten: { note: 1 } });
    expect(noteRow(1).flds).toBe('mine\u001fback');
    expect(await onlyVersion()).toMatchObject({ kind: 'note', putBack: 'same' });
  });

  it('is written before the server is told to store anything', async () => {
    editHere(1, 'mine\u001fback');
    changeElsewhere({ notes: [{ id: 1, flds: 'theirs\u001fback', mod: nowSecs() + 5 }] });
    const kept: number[] = [];
    const finish = h.account.server.reactions['finish'];
    h.account.server.reactions['finish'] = async (exchange) => {
      kept.push((await lost((await lastEntry()).entryId)).length);
      await finish?.(exchange);
    };
    await start();
    expect(kept).toEqual([1]);
  });

  it('is forgotten after thirty days; that it was overwritten is not', async () => {
    editHere(1, 'mine\u001fback');
    changeElsewhere({ notes: [{ id: 1, flds: 'theirs\u001fback', mod: nowSecs() + 5 }] });
    await start();
    const { entryId } = await lastEntry();
    laterBy(29 * DAY_MS);
    await start();
    expect(await lost(entryId)).toHaveLength(1);
    laterBy(DAY_MS + 1);
    await start();
    expect(await lost(entryId)).toEqual([]);
    const { overwritten, versionsKept, cameIds } = await history.get({ entryId }, callContext());
    expect({ overwritten, versionsKept, cameIds }).toMatchObject({
      overwritten: { note: 1 },
      versionsKept: false,
      cameIds: { notes: [] },
    });
  });

  it('stays with its entry however many come after', async () => {
    editHere(1, 'mine\u001fback');
    changeElsewhere({ notes: [{ id: 1, flds: 'theirs\u001fback', mod: nowSecs() + 5 }] });
    await start();
    const { entryId } = await lastEntry();
    inHistory((db) => {
      for (let id = entryId + 1; id <= entryId + 1100; id += 1) run(db, ADD_COPY, [id, entryId]);
    });
    await start();
    expect(await lost(entryId)).toHaveLength(1);
  });
});

describe('a history that can’t be written', () => {
  beforeEach(inStep);

  it('stops a merge that would lose a version, on both sides, and says why', async () => {
    editHere(1, `${'mine'.repeat(20_000)}\u001fback`);
    changeElsewhere({ notes: [{ id: 1, flds: 'theirs\u001fback', mod: nowSecs() + 5 }] });
    fullDisk();
    const finished = h.account.server.received.filter(({ method }) => method === 'finish').length;
    expect(await failureOf(start())).toMatchObject({ code: 'disk.full', details: { file: historyPath() } });
    expect(noteRow(1)).toMatchObject({ flds: expect.stringContaining('mine'), usn: -1 });
    const methods = h.account.server.received.map(({ method }) => method);
    expect(methods.filter((method) => method === 'finish')).toHaveLength(finished);
    expect(methods.at(-1)).toBe('abort');
  });

  it('stops no merge that loses nothing', async () => {
    editHere(1, 'mine\u001fback');
    changeElsewhere({});
    fullDisk();
    expect(await start()).toMatchObject({ kind: 'merged' });
  });

  it('is set aside when it is damaged, and begun anew', async () => {
    file.close();
    writeFileSync(historyPath(), 'this is no database, but long enough to be one'.repeat(100));
    editHere(1, 'mine\u001fback');
    changeElsewhere({ notes: [{ id: 1, flds: 'theirs\u001fback', mod: nowSecs() + 5 }] });
    expect(await start()).toMatchObject({ kind: 'merged' });
    expect(await entries()).toHaveLength(1);
    expect(await onlyVersion()).toMatchObject({ kept: { fields: ['mine', 'back'] } });
    const aside = readdirSync(h.profile.paths.folder).filter((name) => name.startsWith('sync-history.unreadable-'));
    expect(aside).toHaveLength(1);
  });
});
