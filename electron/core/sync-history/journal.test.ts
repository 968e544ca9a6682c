import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteStorage } from '../storage/note-storage.ts';
import { entriesBefore, findVersion, versionsAfter } from '../storage/sync-history-storage.ts';
import type { Overwritten } from '../sync/merge/merge-observer.ts';
import type { RunRecord } from '../sync/sync-journal.ts';
import { type TestCollection, addTestCard, makeCollection } from '../testing/make-collection.ts';
import { HistoryFile } from './history-file.ts';
import { Journal } from './journal.ts';
import { keptNote } from './kept-version.ts';
import { entryOf, movedIdsOf } from './stored-entry.ts';

let made: TestCollection;
let file: HistoryFile;
let journal: Journal;
let record: RunRecord;
beforeEach(() => {
  made = makeCollection();
  addTestCard(made.db, { id: 1, did: 1 });
  file = new HistoryFile(made);
  journal = new Journal({ file, env: made.env });
  record = journal.began({ server: 'own', host: 'nas', username: 'me' });
  record.begin();
});
afterEach(() => {
  file.close();
  made.remove();
});

function lostNote(flds: string): Overwritten {
  const row = noteStorage.find(made.db, 1);
  if (row === undefined) throw new Error('the note is gone');
  return { kind: 'note', side: 'ours', by: 'edit', row: { ...row, flds }, deckId: null };
}
function lastRow() {
  const [row] = file.read((db) => entriesBefore(db, Number.MAX_SAFE_INTEGER, 1)) ?? [];
  if (row === undefined) throw new Error('there is no entry');
  return row;
}
const lastEntry = () => entryOf(lastRow(), { runningId: journal.runningId, versionsKept: false });
const keptTexts = (): string[] =>
  (file.read((db) => versionsAfter(db, { entryId: lastRow().id, after: 0, kind: null, limit: 100 })) ?? []).map(
    (row) => keptNote(row).fields[0] ?? '',
  );
const end = { end: 'merged', errorCode: null, bytes: null, backupIds: [] } as const;

describe('one sync that is written down', () => {
  it('runs, then has ended; one that never ended was interrupted', () => {
    expect(lastEntry()).toMatchObject({ end: 'running', endedMs: null });
    record.ended(end);
    expect(lastEntry()).toMatchObject({ end: 'merged', endedMs: made.env.clock.nowMs() });
    journal.began({ server: 'own', host: 'nas', username: 'me' }).begin();
    const afterRestart = new Journal({ file, env: made.env });
    expect(entryOf(lastRow(), { runningId: afterRestart.runningId, versionsKept: false }).end).toBe('interrupted');
  });

  it('is not waited for where nothing changed, and has ended for whoever asks', async () => {
    const write = vi.spyOn(file, 'write');
    record.ended({ ...end, end: 'noChanges' });
    expect(write).not.toHaveBeenCalled();
    expect(lastEntry()).toMatchObject({ end: 'noChanges', endedMs: made.env.clock.nowMs() });
    const next = journal.began({ server: 'own', host: 'nas', username: 'me' });
    next.begin();
    write.mockClear();
    next.ended({ ...end, end: 'noChanges' });
    await setImmediate();
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('has ended in the file too when that is closed at once', () => {
    record.ended({ ...end, end: 'noChanges' });
    file.close();
    file = new HistoryFile(made);
    expect(lastEntry()).toMatchObject({ end: 'noChanges' });
  });

  it('adds up the merges that it took, and keeps each version once', () => {
    const observer = record.observer(made.db);
    observer.moved('came', 'notes', [1]);
    observer.overwritten(lostNote('first'));
    observer.settled();
    observer.moved('came', 'notes', [2, 3]);
    observer.overwritten(lostNote('second'));
    observer.settled();
    record.ended(end);
    expect(lastEntry()).toMatchObject({ came: { notes: 3 }, overwritten: { note: 2 } });
    expect(movedIdsOf(lastRow()).came.notes).toEqual([1, 2, 3]);
    expect(keptTexts()).toEqual(['first', 'second']);
  });

  it('counts thousands, but keeps a thousand ids', () => {
    const observer = record.observer(made.db);
    for (let part = 0; part < 5; part += 1) {
      observer.moved(
        'went',
        'cards',
        Array.from({ length: 400 }, (_, index) => part * 400 + index),
      );
    }
    observer.settled();
    expect(lastEntry().went.cards).toBe(2000);
    expect(movedIdsOf(lastRow()).went.cards).toHaveLength(1000);
  });

  it('keeps nothing of a merge that was given up before it was settled', () => {
    record.observer(made.db).overwritten(lostNote('not lost after all'));
    record.ended({ ...end, end: 'failed', errorCode: 'sync.sanityFailed' });
    expect(lastEntry()).toMatchObject({ end: 'failed', errorCode: 'sync.sanityFailed', overwritten: { note: 0 } });
    expect(keptTexts()).toEqual([]);
  });

  it('tells of what a download replaced only when it did', () => {
    const waiting = { notes: 1, cards: 2, reviews: 3, deletions: 4, others: 5 };
    record.replaces(waiting);
    record.ended({ ...end, end: 'failed', errorCode: 'sync.offline' });
    expect(lastEntry().replaced).toBeNull();
    const second = journal.began({ server: 'own', host: 'nas', username: 'me' });
    second.replaces(waiting);
    second.ended({ ...end, end: 'downloaded', bytes: 7, backupIds: ['before.ebb'] });
    expect(lastEntry()).toMatchObject({ replaced: { notes: 1, cards: 2, reviews: 3 }, backupIds: ['before.ebb'] });
  });

  it('is found again in a file that had to be begun anew in the middle of it', () => {
    file.write((db) => db.exec('DELETE FROM entries'), { durable: false });
    const observer = record.observer(made.db);
    observer.overwritten(lostNote('kept'));
    observer.settled();
    record.ended(end);
    expect(lastEntry()).toMatchObject({ end: 'merged', account: { username: 'me' }, overwritten: { note: 1 } });
    expect(keptTexts()).toEqual(['kept']);
  });

  it('keeps the text to the letter', () => {
    const text = 'a\u2028"\\ <b>ü</b> 😀 {{c1::x}}';
    const observer = record.observer(made.db);
    observer.overwritten(lostNote(text));
    observer.settled();
    expect(keptTexts()).toEqual([text]);
    expect(file.read((db) => findVersion(db, 1))?.item_id).toBe(1);
  });
});
