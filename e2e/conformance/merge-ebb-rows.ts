import type { Collection } from '#core/collection/collection.ts';
import { type CardRow, cardStorage } from '#core/storage/card-storage.ts';
import { updateCol } from '#core/storage/col-storage.ts';
import { setConfig } from '#core/storage/config-storage.ts';
import { getDeck, updateDeck } from '#core/storage/deck-storage.ts';
import { integerOf, overlaid } from '#core/storage/lossless-json.ts';
import { findNotetypeByName, updateNotetype } from '#core/storage/notetype-storage.ts';
import { revlogStorage } from '#core/storage/revlog-storage.ts';
import { type CardEdit, type Ids, type Made, type ObjectEdit, idAt } from './merge-edits.ts';

type Answer = Extract<CardEdit, { do: 'answer' }>;
export type RowEdit = Answer | Exclude<ObjectEdit, { do: 'addNotetype' }>;

/**
 * Edits that Ebb has no operation for yet (answers; changes of a note type that keep the schema; the collection's
 * configuration and creation day), as rows like those that the official client writes.
 */
export function writeInEbb(collection: Collection, edit: RowEdit, ids: Ids): Made {
  const nowSecs = Math.floor(collection.env.clock.nowMs() / 1000);
  const { output } = collection.transact('createDeck', (): Made => {
    switch (edit.do) {
      case 'answer':
        return writeAnswer(collection, idAt(ids.cards, edit.card), edit);
      case 'setStyling':
        return changeBasic(collection, nowSecs, { css: edit.css });
      case 'renameField':
        return renameSecondField(collection, nowSecs, edit.to);
      case 'setConfig': {
        const value = typeof edit.value === 'object' ? integerOf(edit.value.digits) : edit.value;
        setConfig(collection.db, edit.key, value, { mtimeSecs: nowSecs, usn: -1 });
        return {};
      }
      case 'setCreationDay':
        updateCol(collection.db, { crtSecs: edit.crtSecs });
        return {};
    }
  });
  return output;
}

function basicOf({ db }: Collection): NonNullable<ReturnType<typeof findNotetypeByName>> {
  return must(findNotetypeByName(db, 'Basic'));
}

function changeBasic(collection: Collection, mtimeSecs: number, change: object): Made {
  const basic = basicOf(collection);
  const json = overlaid(basic.json, change as Parameters<typeof overlaid>[1]);
  updateNotetype(collection.db, { ...basic, json, mtimeSecs, usn: -1 });
  return {};
}

/** In the templates too, as the official client does. */
function renameSecondField(collection: Collection, nowSecs: number, to: string): Made {
  const { flds, tmpls } = basicOf(collection).json as unknown as NotetypeParts;
  const [first, second] = flds;
  const renamed = (side: string): string => side.replaceAll(`{{${second.name}}}`, `{{${to}}}`);
  return changeBasic(collection, nowSecs, {
    flds: [first, { ...second, name: to }],
    tmpls: tmpls.map((template) => ({ ...template, qfmt: renamed(template.qfmt), afmt: renamed(template.afmt) })),
  });
}

interface NotetypeParts {
  readonly flds: readonly [object, { readonly name: string }];
  readonly tmpls: readonly { readonly qfmt: string; readonly afmt: string }[];
}

/** A review as it is stored; which interval comes of a rating is no matter here. */
function writeAnswer(collection: Collection, id: number, { rating, uncounted = false }: Answer): Made {
  const { db, env } = collection;
  const nowMs = env.clock.nowMs();
  const mod = Math.floor(nowMs / 1000);
  const card = must(cardStorage.find(db, id));
  const today = collection.dayTiming().daysElapsed;
  const ivl = Math.max(1, card.ivl) * rating;
  cardStorage.put(db, {
    ...card,
    ...reviewed(card, today, ivl),
    mod,
    usn: -1,
    data: JSON.stringify({ pos: 1, lrt: mod }),
  });
  const time = 1500;
  const revlog = { cid: id, usn: -1, ease: rating, ivl, lastIvl: card.ivl, factor: 2500, time, type: 1 };
  revlogStorage.put(db, { id: nowMs, ...revlog });
  if (!uncounted) {
    const deck = getDeck(db, card.odid === 0 ? card.did : card.odid);
    const before = deck.studied.day === today ? deck.studied : { newCards: 0, reviews: 0, learning: 0, tookMs: 0 };
    const studied = { ...before, day: today, reviews: before.reviews + 1, tookMs: before.tookMs + time };
    updateDeck(db, { ...deck, studied, mtimeSecs: mod, usn: -1 });
  }
  return { reviews: [nowMs] };
}

/** Out of a filtered deck, as every review but a preview takes it. */
function reviewed(card: CardRow, today: number, ivl: number): Partial<CardRow> {
  const home = card.odid === 0 ? card.did : card.odid;
  return {
    did: home,
    odid: 0,
    odue: 0,
    type: 2,
    queue: 2,
    due: today + ivl,
    ivl,
    factor: 2500,
    left: 0,
    reps: card.reps + 1,
  };
}

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('not in the collection');
  return found;
}
