import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardService } from '#core/cards/card-service.ts';
import { deckConfigService } from '#core/decks/deck-config-service.ts';
import { DeletionLog } from '#core/notes/deletion-log.ts';
import { noteService } from '#core/notes/note-service.ts';
import { notetypeService } from '#core/notetypes/notetype-service.ts';
import { schedulerService } from '#core/scheduler/scheduler-service.ts';
import { findDeckByName } from '#core/storage/deck-storage.ts';
import { column, value } from '#core/storage/statement.ts';
import { tagService } from '#core/tags/tag-service.ts';
import { ENGLISH_STOCK_NAMES } from '#core/testing/stock-names.ts';
import { CardId, DeckConfigId, DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { renderWords } from '#shared/i18n/render-words.ts';
import { type AdoptedCollection, adoptedCollection } from './adopted-collection.ts';

/** A collection of the peer's in Ebb, with the services that change notes and cards, and short ways to its ids. */
export type OpsCollection = ReturnType<typeof opsCollection>;

// oxlint-disable-next-line typescript/explicit-function-return-type
export function opsCollection(file: string, options: { readonly nowSecs: number }) {
  const adopted: AdoptedCollection = adoptedCollection(file, options);
  const { db } = adopted.collection;
  const logFolder = mkdtempSync(join(tmpdir(), 'ebb-deleted-'));
  const deps = {
    deletionLog: new DeletionLog(logFolder),
    collection: () => adopted.collection,
    stockNames: ENGLISH_STOCK_NAMES,
    // Nobody listens: what changed is read from the rows.
    emitChanges: () => undefined,
  };
  return {
    ...adopted,
    close: () => {
      adopted.close();
      rmSync(logFolder, { recursive: true, force: true });
    },
    db,
    notes: noteService(deps),
    cards: cardService({ ...deps, render: { words: renderWords('en'), hasMedia: () => false } }),
    tags: tagService(deps),
    scheduler: schedulerService(deps),
    notetypes: notetypeService(deps),
    deckConfig: deckConfigService(deps),
    deckId: (name: string) => DeckId.parse(findDeckByName(db, name)?.id),
    notetypeId: (name: string) => NotetypeId.parse(value(db, 'SELECT id FROM notetypes WHERE name = ?', [name])),
    presetId: (name: string) => DeckConfigId.parse(value(db, 'SELECT id FROM deck_configs WHERE name = ?', [name])),
    cardIds: (where: string) =>
      column(db, `SELECT id FROM cards c WHERE ${where} ORDER BY id`).map((id) => CardId.parse(id)),
    noteIds: (where: string) =>
      column(db, `SELECT id FROM notes n WHERE ${where} ORDER BY id`).map((id) => NoteId.parse(id)),
    guid: (noteId: number) => value<string>(db, 'SELECT guid FROM notes WHERE id = ?', [noteId]) ?? '',
  };
}
