import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeckId } from '#shared/contract/ids.ts';
import { deckService } from '#core/decks/deck-service.ts';
import { findDeckByName } from '#core/storage/deck-storage.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';
import { collectionRows } from './collection-rows.ts';
import { markAllSent } from './official-source.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;

/*
 * What undo is in the official client: the rows come back with the mtime and usn they had, graves are taken back
 * out, and the collection's mod is the old one again. An undone change is therefore not sent at all.
 */
describe.skipIf(!peerAvailable())('undo', () => {
  let folder: string;
  let peer: Peer;
  let file: string;
  let clock: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-undo-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer({ now: NOW_SECS, freeze: true });
    await peer.call('make', { notes: 150, day: '2025-11-15', filtered: true }, file);
    await markAllSent(peer, file);
    await peer.call('close', {}, file);
    clock = NOW_SECS;
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The peer forgets its steps when it closes, so its rows are asked for while it is open. */
  async function peerRows(): Promise<Record<string, unknown>> {
    const tables = {
      col: 'SELECT mod, scm, usn, ls FROM col',
      notes: 'SELECT id, mod, usn FROM notes ORDER BY id',
      cards: 'SELECT id, did, odid, mod, usn, queue, due FROM cards ORDER BY id',
      graves: 'SELECT oid, type, usn FROM graves ORDER BY oid, type',
      decks: "SELECT id, replace(name, char(31), '::'), mtime_secs, usn FROM decks ORDER BY id",
      config: 'SELECT KEY, cast(val AS text), mtime_secs, usn FROM config ORDER BY KEY',
    };
    const rows: Record<string, unknown> = {};
    for (const [name, query] of Object.entries(tables)) {
      rows[name] = (await peer.call<{ rows: unknown[] }>('sql', { query }, file)).rows;
    }
    return rows;
  }
  function ourRows({ collection: { db } }: AdoptedCollection): Record<string, unknown> {
    const rows = (sql: string): unknown[] => db.prepare(sql).raw().all();
    return {
      col: rows('SELECT mod, scm, usn, ls FROM col'),
      notes: rows('SELECT id, mod, usn FROM notes ORDER BY id'),
      cards: rows('SELECT id, did, odid, mod, usn, queue, due FROM cards ORDER BY id'),
      graves: rows('SELECT oid, type, usn FROM graves ORDER BY oid, type'),
      decks: rows('SELECT id, name, mtime, usn FROM decks ORDER BY id'),
      config: rows('SELECT key, value, mtime, usn FROM config ORDER BY key'),
    };
  }

  test.each([
    ['renaming a deck', 'rename'],
    ['adding a deck', 'add'],
    ['removing a deck with cards, some of them in a filtered deck', 'remove'],
    ['removing a filtered deck', 'removeFiltered'],
  ] as const)(
    '%s, undone, redone and undone again, leaves the rows the official client leaves',
    async (_name, kind) => {
      const ours = adoptedCollection(file, { nowSecs: clock });
      const decks = deckService({ collection: () => ours.collection, defaultDeckName: 'Default' });
      const deckId = (name: string): DeckId => DeckId.parse(findDeckByName(ours.collection.db, name)?.id);
      const tick = async (): Promise<void> => {
        clock += 10;
        ours.setNow(clock);
        await peer.call('set-now', { now: clock, freeze: true });
      };
      const operation = {
        rename: () => [
          peer.call('rename-deck', { deck: String(deckId('Science')), name: 'Zed::Ren' }, file),
          decks.rename({ deckId: deckId('Science'), name: 'Zed::Ren' }, callContext()),
        ],
        add: () => [
          peer.call('add-deck', { name: 'One::Two' }, file),
          decks.create({ name: 'One::Two' }, callContext()),
        ],
        remove: () => [
          peer.call('remove-deck', { deck: String(deckId('Languages')) }, file),
          decks.remove({ deckIds: [deckId('Languages')] }, callContext()),
        ],
        removeFiltered: () => [
          peer.call('remove-deck', { deck: String(deckId('Filtered ✨')) }, file),
          decks.remove({ deckIds: [deckId('Filtered ✨')] }, callContext()),
        ],
      }[kind];

      const start = ourRows(ours);
      await tick();
      for (const done of operation()) await done;
      const done = ourRows(ours);
      expect(done).not.toEqual(start);
      expect(done).toEqual(await peerRows());
      for (const redo of [false, true, false]) {
        await tick();
        await peer.call('undo', { redo }, file);
        if (redo) ours.collection.redo();
        else ours.collection.undo();
        const now = ourRows(ours);
        expect(now).toEqual(await peerRows());
        expect(now).toEqual(redo ? done : start);
      }
      await peer.call('close', {}, file);
      const after = adoptedCollection(file, { nowSecs: clock });
      expect(collectionRows(ours.collection.db)).toEqual(collectionRows(after.collection.db));
      after.close();
      ours.close();
    },
  );
});
