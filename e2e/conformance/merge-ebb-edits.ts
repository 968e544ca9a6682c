import { randomBytes } from 'node:crypto';
import type { Collection } from '#core/collection/collection.ts';
import { derivedColumns } from '#core/notes/field-checksum.ts';
import { type CardRow, cardStorage } from '#core/storage/card-storage.ts';
import { setConfig } from '#core/storage/config-storage.ts';
import { addDeckConfig, getDeckConfig, updateDeckConfig } from '#core/storage/deck-config-storage.ts';
import { findDeckByName, getDeck, updateDeck } from '#core/storage/deck-storage.ts';
import { addGrave, GRAVE_CARD, GRAVE_NOTE } from '#core/storage/grave-storage.ts';
import { overlaid } from '#core/storage/lossless-json.ts';
import { type NoteRow, noteStorage } from '#core/storage/note-storage.ts';
import { addNotetype, findNotetypeByName, freeNotetypeName, updateNotetype } from '#core/storage/notetype-storage.ts';
import { revlogStorage } from '#core/storage/revlog-storage.ts';
import { column } from '#core/storage/statement.ts';
import { addTag } from '#core/storage/tag-storage.ts';
import { callContext } from '#core/testing/call-context.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import { type Edit, type StartIds, idAt } from './merge-edits.ts';
import type { EbbClient } from './sync-ebb.ts';

/** Makes an edit in Ebb: decks by the service, the rest by rows as the official client would write them. */
export async function editInEbb(ebb: EbbClient, edit: Edit, ids: StartIds): Promise<void> {
  if (edit.do === 'addDeck' || edit.do === 'renameDeck' || edit.do === 'removeDeck') return editDeck(ebb, edit);
  const collection = ebb.collection();
  collection.transact('createDeck', () => writeEdit(collection, edit, ids));
}

type DeckEdit = Extract<Edit, { do: 'addDeck' | 'renameDeck' | 'removeDeck' }>;

async function editDeck({ handlers, collection }: EbbClient, edit: DeckEdit): Promise<void> {
  const deckId = (name: string): DeckId => deckNamed(collection(), name).id as DeckId;
  switch (edit.do) {
    case 'addDeck':
      await handlers.decks.create({ name: edit.name }, callContext());
      return;
    case 'renameDeck':
      await handlers.decks.rename({ deckId: deckId(edit.deck), name: edit.name }, callContext());
      return;
    case 'removeDeck':
      await handlers.decks.remove({ deckIds: [deckId(edit.deck)] }, callContext());
  }
}

function deckNamed({ db }: Collection, name: string) {
  const deck = findDeckByName(db, name);
  if (deck === undefined) throw new Error(`no such deck: ${name}`);
  return deck;
}

function writeEdit(collection: Collection, edit: Exclude<Edit, DeckEdit>, ids: StartIds): void {
  const { db } = collection;
  const nowMs = collection.env.clock.nowMs();
  const nowSecs = Math.floor(nowMs / 1000);
  const stamp = { mod: nowSecs, usn: -1 } as const;
  const changeCard = (index: number, change: (card: CardRow) => Partial<CardRow>): void => {
    const card = must(cardStorage.find(db, idAt(ids.cards, index)));
    cardStorage.put(db, { ...card, ...change(card), ...stamp });
  };
  const changeNote = (index: number, change: Partial<NoteRow>): void =>
    noteStorage.put(db, { ...must(noteStorage.find(db, idAt(ids.notes, index))), ...change, ...stamp });
  switch (edit.do) {
    case 'addNote':
      return addNote(collection, edit);
    case 'editNote':
      return changeNote(edit.note, { flds: edit.fields.join('\u001f'), ...derivedColumns(edit.fields, 0) });
    case 'tagNote': {
      const before = must(noteStorage.find(db, idAt(ids.notes, edit.note))).tags.split(' ');
      const tags = [...new Set([...before, ...edit.tags.split(' ')])].filter((tag) => tag !== '').sort();
      for (const tag of tags) addTag(db, { name: tag, usn: -1, collapsed: false });
      return changeNote(edit.note, { tags: ` ${tags.join(' ')} ` });
    }
    case 'removeNote':
      return removeNote(collection, idAt(ids.notes, edit.note));
    case 'answer':
      return answer(collection, idAt(ids.cards, edit.card), edit);
    case 'suspend':
      return changeCard(edit.card, () => ({ queue: -1 }));
    case 'restore':
      return changeCard(edit.card, ({ type }) => ({ queue: type }));
    case 'bury':
      return changeCard(edit.card, () => ({ queue: -3 }));
    case 'flag':
      return changeCard(edit.card, ({ flags }) => ({ flags: (flags & ~7) | edit.flag }));
    case 'moveCard':
      return changeCard(edit.card, () => ({ did: deckNamed(collection, edit.deck).id }));
    case 'setPreset':
      return updateDeckConfig(db, {
        ...must(getDeckConfig(db, 1)),
        newPerDay: edit.newPerDay,
        mtimeSecs: nowSecs,
        usn: -1,
      });
    case 'addPreset': {
      addDeckConfig(db, { ...getDeckConfig(db, 1), id: nowMs, name: edit.name, mtimeSecs: nowSecs, usn: -1 });
      const deck = deckNamed(collection, edit.deck);
      if (deck.kind === 'filtered') throw new Error('a filtered deck has no preset');
      return updateDeck(db, { ...deck, configId: nowMs, mtimeSecs: nowSecs, usn: -1 });
    }
    case 'addNotetype': {
      const basic = must(findNotetypeByName(db, 'Basic'));
      const name = freeNotetypeName(db, edit.name);
      return addNotetype(db, { ...basic, id: nowMs, name, mtimeSecs: nowSecs, usn: -1 });
    }
    case 'setStyling':
      return changeBasic(collection, { css: edit.css });
    case 'renameField': {
      const { json } = must(findNotetypeByName(db, 'Basic'));
      const [front, back] = json['flds'] as readonly [object, object];
      return changeBasic(collection, { flds: [front, { ...back, name: edit.to }] as never });
    }
    case 'setConfig':
      setConfig(db, edit.key, edit.value, { mtimeSecs: nowSecs, usn: -1 });
  }
}

function changeBasic({ db, env }: Collection, change: Parameters<typeof overlaid>[1]): void {
  const basic = must(findNotetypeByName(db, 'Basic'));
  const mtimeSecs = Math.floor(env.clock.nowMs() / 1000);
  updateNotetype(db, { ...basic, json: overlaid(basic.json, change), mtimeSecs, usn: -1 });
}

function addNote(collection: Collection, edit: Extract<Edit, { do: 'addNote' }>): void {
  const { db, env } = collection;
  const id = env.clock.nowMs();
  const mod = Math.floor(id / 1000);
  const tags = (edit.tags ?? '').split(' ').filter((tag) => tag !== '');
  for (const tag of tags) addTag(db, { name: tag, usn: -1, collapsed: false });
  noteStorage.put(db, {
    id,
    guid: randomBytes(6).toString('base64url'),
    mid: must(findNotetypeByName(db, 'Basic')).id,
    mod,
    usn: -1,
    tags: tags.length === 0 ? '' : ` ${tags.join(' ')} `,
    flds: edit.fields.join('\u001f'),
    ...derivedColumns(edit.fields, 0),
    flags: 0,
    data: '',
  });
  cardStorage.put(db, {
    id,
    nid: id,
    did: deckNamed(collection, edit.deck ?? 'Default').id,
    ord: 0,
    mod,
    usn: -1,
    type: 0,
    queue: 0,
    due: 5000,
    ivl: 0,
    factor: 0,
    reps: 0,
    lapses: 0,
    left: 0,
    odue: 0,
    odid: 0,
    flags: 0,
    data: '',
  });
}

function removeNote({ db }: Collection, id: number): void {
  for (const card of column<number>(db, 'SELECT id FROM cards WHERE nid = ?', [id])) {
    cardStorage.remove(db, card);
    addGrave(db, { oid: card, type: GRAVE_CARD, usn: -1 });
  }
  noteStorage.remove(db, id);
  addGrave(db, { oid: id, type: GRAVE_NOTE, usn: -1 });
}

/** A review as it is stored; which interval comes of a rating is no matter here. */
function answer(
  collection: Collection,
  id: number,
  { rating, uncounted = false }: Extract<Edit, { do: 'answer' }>,
): void {
  const { db, env } = collection;
  const nowMs = env.clock.nowMs();
  const mod = Math.floor(nowMs / 1000);
  const card = must(cardStorage.find(db, id));
  const today = collection.dayTiming().daysElapsed;
  const ivl = Math.max(1, card.ivl) * rating;
  cardStorage.put(db, {
    ...card,
    mod,
    usn: -1,
    type: 2,
    queue: 2,
    due: today + ivl,
    ivl,
    factor: 2500,
    reps: card.reps + 1,
    data: JSON.stringify({ pos: 1, lrt: mod }),
  });
  const time = 1500;
  const revlog = { cid: id, usn: -1, ease: rating, ivl, lastIvl: card.ivl, factor: 2500, time, type: 1 };
  revlogStorage.put(db, { id: nowMs, ...revlog });
  if (uncounted) return;
  const deck = getDeck(db, card.odid === 0 ? card.did : card.odid);
  const studied = { day: today, newCards: 0, reviews: deck.studied.reviews + 1, learning: 0, tookMs: time };
  updateDeck(db, { ...deck, studied, mtimeSecs: mod, usn: -1 });
}

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('not in the collection');
  return found;
}
