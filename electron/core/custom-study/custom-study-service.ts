import type { customStudy } from '#shared/contract/custom-study.ts';
import type { Handlers, OutputOf } from '#shared/contract/define.ts';
import { DeckId } from '#shared/contract/ids.ts';
import type { NormalDeck } from '#shared/domain/deck.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { beginDay } from '../collection/begin-day.ts';
import { underRightClock } from '../collection/clock-check.ts';
import type { Collection } from '../collection/collection.ts';
import { fillFilteredDeck } from '../decks/filtered/fill-filtered-deck.ts';
import { filteredPreview } from '../decks/filtered/filtered-preview.ts';
import { putFilteredDeck } from '../decks/filtered/filtered-deck-service.ts';
import { setConfig } from '../storage/config-storage.ts';
import { findDeckByName, getDeck, updateDeck } from '../storage/deck-storage.ts';
import { customStudyDefaults, rememberedTagsKey } from './custom-study-defaults.ts';
import { type GatheringStudy, sessionSettings } from './custom-study-search.ts';
import { extendLimits } from './extend-limits.ts';

export interface CustomStudyServiceDeps {
  readonly collection: () => Collection;
  /** Name of the filtered deck that custom study gathers in, in the user's language. */
  readonly sessionName: string;
}

type Session = NonNullable<OutputOf<(typeof customStudy)['study']>['session']>;

/** Minutes that old clients wait in a preview: nobody reads it any more, but official writes it. */
const SESSION_PREVIEW_DELAY = 10;

/** Studying more of a deck than its options give. */
export function customStudyService({ collection, sessionName }: CustomStudyServiceDeps): Handlers<typeof customStudy> {
  return {
    defaults: ({ deckId }) => customStudyDefaults(collection(), getNormalDeck(collection(), deckId), deckId),
    preview: (study) => {
      const col = collection();
      const deck = getNormalDeck(col, study.deckId);
      if (study.kind === 'moreNew' || study.kind === 'moreReviews') return { count: null };
      const session = findDeckByName(col.db, sessionName);
      const { terms } = sessionSettings(deck.name, study);
      const [count = null] = filteredPreview(col, terms, session?.id ?? null).terms;
      return { count };
    },
    study: (study) => {
      const col = underRightClock(collection)();
      beginDay(col);
      return col.transact('customStudy', () => {
        const deck = getNormalDeck(col, study.deckId);
        switch (study.kind) {
          case 'moreNew':
            extendToday(col, deck, { newCards: study.count, reviews: 0 });
            return { session: null };
          case 'moreReviews':
            extendToday(col, deck, { newCards: 0, reviews: study.count });
            return { session: null };
          default:
            return { session: startSession(col, deck, study, sessionName) };
        }
      });
    },
  };
}

/** The number is offered again the next time; one that lowers the limit is not. */
function extendToday(col: Collection, deck: NormalDeck, more: { newCards: number; reviews: number }): void {
  const extended = extendLimits(col, deck, more);
  if (more.newCards > 0) updateDeck(col.db, { ...extended, extendNew: more.newCards });
  if (more.reviews > 0) updateDeck(col.db, { ...extended, extendReview: more.reviews });
}

function startSession(col: Collection, deck: NormalDeck, study: GatheringStudy, sessionName: string): Session {
  const existing = findDeckByName(col.db, sessionName);
  if (existing?.kind === 'normal') throw new AppError('customStudy.nameTaken', { name: existing.name });
  const session = putFilteredDeck(col, {
    deckId: existing?.id ?? null,
    name: sessionName,
    settings: sessionSettings(deck.name, study),
  });
  const kept = { ...session, json: { ...session.json, previewDelay: SESSION_PREVIEW_DELAY } };
  updateDeck(col.db, kept);
  const cardCount = fillFilteredDeck(col, kept);
  if (cardCount === 0) throw new AppError('customStudy.nothingFound', {});
  const stamp = { mtimeSecs: Math.floor(col.env.clock.nowMs() / 1000), usn: -1 };
  setConfig(col.db, 'curDeck', session.id, stamp);
  if (study.kind === 'cram') {
    setConfig(col.db, rememberedTagsKey(deck.id, 'Include'), study.includeTags, stamp);
    setConfig(col.db, rememberedTagsKey(deck.id, 'Exclude'), study.excludeTags, stamp);
  }
  return { deckId: DeckId.parse(session.id), name: session.name, cardCount };
}

function getNormalDeck({ db }: Collection, deckId: number): NormalDeck {
  const deck = getDeck(db, deckId);
  if (deck.kind === 'filtered') throw new AppError('customStudy.filteredDeck', { name: deck.name });
  return deck;
}
