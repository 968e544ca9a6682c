import type { cards } from '#shared/contract/cards.ts';
import type { CallContext, Handlers } from '#shared/contract/define.ts';
import { CardId, DeckId, NoteId } from '#shared/contract/ids.ts';
import type { ComingQuestion, ReviewedCard, reviewer, StudyManner } from '#shared/contract/reviewer.ts';
import type { scheduler } from '#shared/contract/scheduler.ts';
import { MARKED_TAG } from '#shared/domain/marked-tag.ts';
import type { Collection } from '../collection/collection.ts';
import { presetOptions } from '../decks/options/preset-options.ts';
import { splitTags } from '../notes/note-tags.ts';
import { studySources } from '../scheduler/queue/current-queue.ts';
import { cardStorage } from '../storage/card-storage.ts';
import { noteStorage } from '../storage/note-storage.ts';

export interface ReviewerServiceDeps {
  readonly collection: () => Collection;
  readonly scheduler: Pick<Handlers<typeof scheduler>, 'next' | 'states'>;
  readonly cards: Pick<Handlers<typeof cards>, 'render'>;
}

const FLAG_BITS = 0b111;

/** The study screen asks once for each card: every further question would be seen as a pause between cards. */
export function reviewerService(deps: ReviewerServiceDeps): Handlers<typeof reviewer> {
  return {
    card: async ({ deckId }, context) => {
      const { counts, cards: next } = await deps.scheduler.next({ deckId, limit: 2 }, context);
      const [first, second] = next;
      const card = first === undefined ? null : await reviewedCard(deps, first, context);
      return {
        deckId,
        counts,
        card,
        coming: second === undefined ? null : await comingQuestion(deps, second, context),
      };
    },
  };
}

type NextCard = Pick<ReviewedCard, 'cardId' | 'kind'>;

/** Null where the card's note or note type is missing: Check Database is for that. */
async function reviewedCard(
  { collection, scheduler: study, cards: look }: ReviewerServiceDeps,
  { cardId, kind }: NextCard,
  context: CallContext,
): Promise<ReviewedCard | null> {
  const col = collection();
  const row = cardStorage.find(col.db, cardId);
  const note = row === undefined ? undefined : noteStorage.find(col.db, row.nid);
  const [states] = await study.states({ cardIds: [cardId] }, context);
  const [rendered] = (await look.render({ cardIds: [cardId] }, context)).cards;
  if (row === undefined || note === undefined || states === undefined || rendered === undefined) return null;
  const homeDeckId = row.odid === 0 ? row.did : row.odid;
  return {
    cardId: CardId.parse(row.id),
    noteId: NoteId.parse(row.nid),
    deckId: DeckId.parse(row.did),
    homeDeckId: DeckId.parse(homeDeckId),
    kind,
    flag: row.flags & FLAG_BITS,
    marked: splitTags(note.tags).some((tag) => tag.toLowerCase() === MARKED_TAG),
    states,
    manner: mannerOf(col, homeDeckId),
    rendered,
  };
}

/** Whatever comes in its place when the card was answered: only time is lost. */
async function comingQuestion(
  { cards: look }: ReviewerServiceDeps,
  { cardId }: NextCard,
  context: CallContext,
): Promise<ComingQuestion | null> {
  const [rendered] = (await look.render({ cardIds: [cardId] }, context)).cards;
  if (rendered === undefined) return null;
  const { question, css, cardNumber, typeIn } = rendered;
  return { question, css, cardNumber, typeIn };
}

function mannerOf(col: Collection, homeDeckId: number): StudyManner {
  const sources = studySources(col);
  const options = presetOptions(sources.presetOf(sources.findDeck(homeDeckId)).config.json);
  return {
    answerTimeCapSecs: options.answerTimeCapSecs,
    showTimer: options.showTimer,
    stopTimerOnAnswer: options.stopTimerOnAnswer,
    questionSecs: options.questionSecs,
    answerSecs: options.answerSecs,
    questionAction: options.questionAction,
    answerAction: options.answerAction,
    waitForAudio: options.waitForAudio,
  };
}
