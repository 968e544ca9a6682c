import { CardId, DeckId } from '#shared/contract/ids.ts';
import { findDeckByName } from '#core/storage/deck-storage.ts';
import { column } from '#core/storage/statement.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type Ids, idAt, type Made, type StudyEdit } from './merge-edits.ts';
import type { EbbClient } from './sync-ebb.ts';

const context = callContext();
const NOTHING: Made = {};
const NEWEST_REVIEW = 'SELECT max(id) FROM revlog WHERE cid = ?';
const TOOK_MS = 1500;
/** As the peer's command has it. */
const OLDEST_SEEN_FIRST = 0;
const PREVIEW_SECS = { previewAgainSecs: 60, previewHardSecs: 600, previewGoodSecs: 0 };

/** Studies in Ebb, and changes what study depends on. */
export async function studyInEbb(ebb: EbbClient, edit: StudyEdit, ids: Ids): Promise<Made> {
  const { scheduler, decks } = ebb.handlers;
  const { db } = ebb.collection();
  const deckId = (name: string): DeckId => DeckId.parse(findDeckByName(db, name)?.id);
  const reviewOf = (cardId: number): number[] => column<number>(db, NEWEST_REVIEW, [cardId]);
  switch (edit.do) {
    case 'study': {
      const reviews: number[] = [];
      for (const rating of edit.ratings) {
        const { cards } = await scheduler.next({ deckId: deckId(edit.deck), limit: 1 }, context);
        const [next] = cards;
        if (next === undefined) break;
        await scheduler.answer({ cardId: next.cardId, rating, tookMs: TOOK_MS }, context);
        reviews.push(...reviewOf(next.cardId));
      }
      return { reviews };
    }
    case 'filterDeck': {
      const { name, search, limit, reschedule = true } = edit;
      const terms = [{ search, limit, order: OLDEST_SEEN_FIRST }];
      const settings = { terms, reschedule, ...PREVIEW_SECS };
      await decks.saveFiltered({ deckId: null, name, settings, evenIfEmpty: false }, context);
      return NOTHING;
    }
    case 'rebuildDeck':
      await decks.buildFiltered({ deckId: deckId(edit.deck) }, context);
      return NOTHING;
    case 'emptyDeck':
      await decks.emptyFiltered({ deckId: deckId(edit.deck) }, context);
      return NOTHING;
    case 'saveOptions':
      return saveOptions(ebb, edit, deckId(edit.deck));
    default: {
      const cardId = CardId.parse(idAt(ids.cards, edit.card));
      const cardIds = [cardId];
      if (edit.do === 'gradeNow') await scheduler.gradeNow({ cardIds, rating: 3 }, context);
      else if (edit.do === 'forget')
        await scheduler.forget({ cardIds, restorePosition: true, resetCounts: true }, context);
      else await scheduler.setDueDate({ cardIds, days: edit.days }, context);
      return { reviews: reviewOf(cardId) };
    }
  }
}

/** As the screen does it: all that it shows goes back, with what was changed. */
async function saveOptions(
  { handlers: { deckConfig } }: EbbClient,
  { set, own, shared, reschedule = false }: Extract<StudyEdit, { do: 'saveOptions' }>,
  deckId: DeckId,
): Promise<Made> {
  const shown = await deckConfig.forDeck({ deckId }, context);
  const preset = shown.presets.find(({ deckConfigId }) => deckConfigId === shown.deckConfigId);
  if (preset === undefined) throw new Error('the deck has no preset');
  const { deckConfigId, name, options } = preset;
  await deckConfig.save(
    {
      deckId,
      presets: [{ deckConfigId, name, options: { ...options, ...set } }],
      removedIds: [],
      applyToChildren: false,
      own: { ...shown.own, ...own },
      shared: { ...shown.shared, ...shared },
      reschedule,
      optimizedAll: false,
    },
    context,
  );
  return NOTHING;
}
