import { isFieldEmpty } from '#shared/domain/template/is-field-empty.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import type { Collection } from '../collection/collection.ts';
import { missingOrds } from '../notes/card-generation.ts';
import { splitTags } from '../notes/note-tags.ts';
import { fieldsOf } from '../notes/stored-note.ts';
import { cardsOfNotes } from '../storage/card-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { noteIdsOfNotetype, notesInPortions } from '../storage/note-storage.ts';
import { type ChangeOfNotes, isCardLost } from './change-notes.ts';
import { changesFronts, movedFields, type NotetypeUpdate } from './update-notetype.ts';

export interface Losses {
  readonly fieldsLost: { name: string; noteCount: number }[];
  readonly cardsLost: { name: string; cardCount: number }[];
}

/** What storing the note type would cost notes and cards, and bring. */
export function updateLosses(
  { db }: Collection,
  update: NotetypeUpdate,
): Losses & { readonly noteCount: number; readonly cardsAdded: number } {
  const { existing, notetype, fieldOrds, templateOrds } = update;
  const noteIds = noteIdsOfNotetype(db, existing.id);
  const removedTemplates = new Set(existing.templates.keys().filter((ord) => !templateOrds.includes(ord)));
  const counter = new LossCounter(existing, (ord) => !fieldOrds.includes(ord));
  const generates = changesFronts(update);
  let cardsAdded = 0;
  for (const { note, fields, cards } of eachNote(db, noteIds)) {
    counter.addFields(fields);
    const kept = cards.filter(({ ord }) => !removedTemplates.has(ord));
    for (const { ord } of cards) if (removedTemplates.has(ord)) counter.addCard(ord);
    if (!generates || cards.length === 0) continue;
    const existingCards = kept.map(({ ord }) => ({
      ord: templateOrds.indexOf(ord) < 0 ? ord : templateOrds.indexOf(ord),
    }));
    const content = { fields: movedFields(fields, fieldOrds), tags: splitTags(note.tags) };
    cardsAdded += missingOrds(notetype, content, existingCards).length;
  }
  return { ...counter.losses(), noteCount: noteIds.length, cardsAdded };
}

/** What changing notes to another note type would cost them. */
export function changeLosses({ db }: Collection, change: ChangeOfNotes): Losses {
  const { noteIds, from, fieldMap } = change;
  const counter = new LossCounter(from, (ord) => !fieldMap.includes(ord));
  for (const { fields, cards } of eachNote(db, noteIds)) {
    counter.addFields(fields);
    for (const { ord } of cards) if (isCardLost(change, ord)) counter.addCard(ord);
  }
  return counter.losses();
}

// oxlint-disable-next-line typescript/explicit-function-return-type
function* eachNote(db: ReadDb, noteIds: readonly number[]) {
  for (const notes of notesInPortions(db, noteIds)) {
    const cards = cardsOfNotes(
      db,
      notes.map(({ id }) => id),
    );
    for (const note of notes) yield { note, fields: fieldsOf(note), cards: cards.get(note.id) ?? [] };
  }
}

class LossCounter {
  readonly #notetype: Notetype;
  readonly #lostFields: readonly number[];
  readonly #notesByField = new Map<number, number>();
  readonly #cardsByOrd = new Map<number, number>();

  constructor(notetype: Notetype, isLost: (ord: number) => boolean) {
    this.#notetype = notetype;
    this.#lostFields = [...notetype.fields.keys()].filter(isLost);
  }

  addFields(fields: readonly string[]): void {
    for (const ord of this.#lostFields) {
      if (!isFieldEmpty(fields[ord] ?? '')) this.#notesByField.set(ord, (this.#notesByField.get(ord) ?? 0) + 1);
    }
  }

  addCard(ord: number): void {
    this.#cardsByOrd.set(ord, (this.#cardsByOrd.get(ord) ?? 0) + 1);
  }

  losses(): Losses {
    const { fields, templates, kind } = this.#notetype;
    const templateName = (ord: number): string =>
      kind === 'cloze' ? `${templates[0]?.name ?? ''} ${ord + 1}` : (templates[ord]?.name ?? String(ord + 1));
    return {
      fieldsLost: this.#lostFields.map((ord) => ({
        name: fields[ord]?.name ?? '',
        noteCount: this.#notesByField.get(ord) ?? 0,
      })),
      cardsLost: [...this.#cardsByOrd]
        .sort(([a], [b]) => a - b)
        .map(([ord, cardCount]) => ({ name: templateName(ord), cardCount })),
    };
  }
}
