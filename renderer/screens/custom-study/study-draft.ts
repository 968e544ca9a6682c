import type { CustomStudy } from '#shared/contract/custom-study.ts';
import type { DeckId } from '#shared/contract/ids.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';

export const studyKinds = ['moreNew', 'moreReviews', 'forgotten', 'ahead', 'previewNew', 'cram'] as const;
export type StudyKind = (typeof studyKinds)[number];
export const crammedCards = ['new', 'due', 'review', 'all'] as const;
export type CrammedCards = (typeof crammedCards)[number];

/** What is in the dialog's fields; each kind keeps its own while another is looked at. */
export interface StudyDraft {
  readonly kind: StudyKind;
  readonly moreNew: number;
  readonly moreReviews: number;
  readonly forgottenDays: number;
  readonly aheadDays: number;
  readonly previewDays: number;
  readonly cards: CrammedCards;
  readonly cardLimit: number;
  readonly includeTags: readonly string[];
  readonly excludeTags: readonly string[];
}

/** What is offered when nothing was chosen before. */
const usualMore = 10;

export function studyDraftOf({ extendNew, extendReview, tags }: MethodOutput<'customStudy.defaults'>): StudyDraft {
  const names = (which: 'include' | 'exclude'): string[] => tags.filter((tag) => tag[which]).map(({ name }) => name);
  return {
    kind: 'moreNew',
    moreNew: extendNew === 0 ? usualMore : extendNew,
    moreReviews: extendReview === 0 ? usualMore : extendReview,
    forgottenDays: 1,
    aheadDays: 1,
    previewDays: 1,
    cards: 'new',
    cardLimit: 100,
    includeTags: names('include'),
    excludeTags: names('exclude'),
  };
}

/** The question to the engine. */
export function studyOf(deckId: DeckId, draft: StudyDraft): CustomStudy {
  const { kind } = draft;
  switch (kind) {
    case 'moreNew':
      return { deckId, kind, count: draft.moreNew };
    case 'moreReviews':
      return { deckId, kind, count: draft.moreReviews };
    case 'forgotten':
      return { deckId, kind, days: draft.forgottenDays };
    case 'ahead':
      return { deckId, kind, days: draft.aheadDays };
    case 'previewNew':
      return { deckId, kind, days: draft.previewDays };
    case 'cram': {
      const { cards, cardLimit, includeTags, excludeTags } = draft;
      return { deckId, kind, cards, cardLimit, includeTags: [...includeTags], excludeTags: [...excludeTags] };
    }
  }
}

export function gathers(kind: StudyKind): boolean {
  return kind !== 'moreNew' && kind !== 'moreReviews';
}

/** Whether answers in such a session count. */
export function countsAnswers({ kind, cards }: StudyDraft): boolean {
  return kind === 'ahead' || (kind === 'cram' && cards !== 'all');
}
