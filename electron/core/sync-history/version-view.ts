import { CardId, NoteId } from '#shared/contract/ids.ts';
import type { CardVersion, OverwrittenItem, OverwrittenVersion } from '#shared/contract/sync-history.ts';
import { strippedField } from '../notes/field-checksum.ts';
import { splitTags } from '../notes/note-tags.ts';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import { getCol } from '../storage/col-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { findDeckConfig, jsonFromDeckConfig } from '../storage/deck-config-storage.ts';
import { jsonFromDeck } from '../storage/deck-json.ts';
import { findDeck } from '../storage/deck-storage.ts';
import { type JsonObject, isJsonObject, parseLossless, stringifyLossless } from '../storage/lossless-json.ts';
import { noteStorage } from '../storage/note-storage.ts';
import { findNotetype, jsonFromNotetype } from '../storage/notetype-storage.ts';
import type { VersionRow } from '../storage/sync-history-storage.ts';
import { keptCard, keptNote, keptObject } from './kept-version.ts';
import { noteNow, putBackOf } from './put-back.ts';

const FIELD_SEPARATOR = '\u001f';
const TITLE_LENGTH = 120;
const DAY_SECS = 86_400;
/** No day number is so high, and no moment so low. */
const LATEST_DAY = 1_000_000_000;

/** One line of the list. */
export function itemOf(db: ReadDb, row: VersionRow): OverwrittenItem {
  const { id, kind, side, lost_by: by, item_id: itemId } = row;
  return { versionId: id, kind, side, by, itemId, title: titleOf(db, row) };
}

function titleOf(db: ReadDb, row: VersionRow): string {
  if (row.kind === 'note') return titleOfFields(keptNote(row).fields);
  if (row.kind === 'card') return titleOfCard(db, keptCard(row));
  return keptObject(row).name;
}

function titleOfCard(db: ReadDb, card: CardRow): string {
  return titleOfFields(noteStorage.find(db, card.nid)?.flds.split(FIELD_SEPARATOR) ?? []);
}

/** The first field that has any text, in one line. */
function titleOfFields(fields: readonly string[]): string {
  for (const field of fields) {
    const text = strippedField(field).replace(/\s+/gu, ' ').trim();
    // Not through the middle of a character.
    if (text !== '') return text.slice(0, TITLE_LENGTH).replace(/[\ud800-\udbff]$/u, '');
  }
  return '';
}

/** The version beside what is in its place now. */
export function versionView(db: ReadDb, row: VersionRow): OverwrittenVersion {
  const { id: versionId, side, lost_by: by, item_id: itemId } = row;
  const loss = { versionId, side, by };
  if (row.kind === 'note') return noteView(db, row);
  if (row.kind === 'card') {
    const kept = keptCard(row);
    const now = cardStorage.find(db, itemId);
    return {
      ...loss,
      kind: 'card',
      cardId: CardId.parse(itemId),
      title: titleOfCard(db, kept),
      kept: cardVersion(db, kept),
      now: now === undefined ? null : cardVersion(db, now),
    };
  }
  const { name, json } = keptObject(row);
  const now = objectNow(db, row.kind, itemId);
  const kept = parseLossless(json);
  return {
    ...loss,
    kind: row.kind,
    itemId,
    name,
    differences: isJsonObject(kept) ? differencesOf(kept, now) : [],
    exists: now !== undefined,
  };
}

function noteView(db: ReadDb, row: VersionRow): OverwrittenVersion {
  const kept = keptNote(row);
  const now = noteNow(db, row.item_id, kept);
  return {
    versionId: row.id,
    side: row.side,
    by: row.lost_by,
    kind: 'note',
    noteId: NoteId.parse(now?.id ?? row.item_id),
    notetype: kept.notetype,
    fieldNames: kept.fieldNames,
    kept: { fields: kept.fields, tags: splitTags(kept.tags), modifiedSecs: kept.modifiedSecs },
    now:
      now === undefined
        ? null
        : { fields: now.flds.split(FIELD_SEPARATOR), tags: splitTags(now.tags), modifiedSecs: now.mod },
    putBack: putBackOf(db, kept, now),
  };
}

function cardVersion(db: ReadDb, row: CardRow): CardVersion {
  const states = ['new', 'learning', 'review', 'relearning'] as const;
  return {
    deck: findDeck(db, row.odid === 0 ? row.did : row.odid)?.name ?? '',
    state: states[row.type] ?? 'new',
    held: row.queue === -1 ? 'suspended' : row.queue < -1 ? 'buried' : 'no',
    due: dueOf(db, row),
    interval: row.ivl,
    ease: row.factor,
    reviews: row.reps,
    lapses: row.lapses,
    flag: row.flags % 8,
    modifiedSecs: row.mod,
  };
}

/** New cards have a place in a queue, cards in learning a moment or a day, the others a day. */
function dueOf(db: ReadDb, row: CardRow): CardVersion['due'] {
  const due = row.odid === 0 || row.odue === 0 ? row.due : row.odue;
  if (row.type === 0) return { kind: 'position', position: due };
  if (due > LATEST_DAY) return { kind: 'moment', atMs: due * 1000 };
  return { kind: 'day', atMs: (getCol(db).crtSecs + due * DAY_SECS) * 1000 };
}

function objectNow(db: ReadDb, kind: 'deck' | 'deckConfig' | 'notetype', id: number): JsonObject | undefined {
  switch (kind) {
    case 'deck': {
      const deck = findDeck(db, id);
      return deck && jsonFromDeck(deck);
    }
    case 'deckConfig': {
      const config = findDeckConfig(db, id);
      return config && jsonFromDeckConfig(config);
    }
    case 'notetype': {
      const notetype = findNotetype(db, id);
      return notetype && jsonFromNotetype(notetype);
    }
  }
}

function differencesOf(kept: JsonObject, now: JsonObject | undefined) {
  return Object.entries(kept)
    .filter(([key]) => key !== 'usn' && key !== 'mod')
    .map(([key, value]) => {
      const current = now?.[key];
      return { key, kept: stringifyLossless(value), now: current === undefined ? null : stringifyLossless(current) };
    })
    .filter(({ kept: before, now: after }) => before !== after);
}
