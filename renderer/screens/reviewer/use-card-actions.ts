import type { CardId } from '#shared/contract/ids.ts';
import type { ReviewedCard } from '#shared/contract/reviewer.ts';
import { MARKED_TAG } from '#shared/domain/marked-tag.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';

export type Flag = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface CardActions {
  readonly buryCard: () => Promise<void>;
  readonly buryNote: () => Promise<void>;
  readonly suspendCard: () => Promise<void>;
  readonly suspendNote: () => Promise<void>;
  readonly deleteNote: () => Promise<void>;
  readonly toggleFlag: (flag: Flag) => Promise<void>;
  readonly toggleMark: () => Promise<void>;
}

/** What can be done to the card that is being studied, and to its note. What the screen shows of it comes by itself. */
export function useCardActions(card: ReviewedCard | undefined): CardActions {
  const text = useText();
  const { calls } = useClient();
  const bury = useOperation('scheduler.bury');
  const suspend = useOperation('scheduler.suspend');
  const remove = useOperation('notes.remove');
  const setFlag = useOperation('cards.setFlag');
  const update = useOperation('notes.update');

  async function putAside(whole: 'card' | 'note', how: 'buried' | 'suspended'): Promise<void> {
    if (card === undefined) return;
    const cardIds = whole === 'card' ? [card.cardId] : await cardsOfNote();
    const done = await (how === 'buried' ? bury : suspend).run({ cardIds });
    if (done !== undefined) showToast(text(`reviewer-${how}`, { count: done.cardCount }), { canUndo: true });
  }
  async function cardsOfNote(): Promise<CardId[]> {
    if (card === undefined) return [];
    try {
      return await calls.search.cards({ query: `nid:${card.noteId}` });
    } catch (error: unknown) {
      showError(error);
      return [];
    }
  }
  async function toggleMark(): Promise<void> {
    if (card === undefined) return;
    try {
      const { noteId, tags } = await calls.notes.get({ noteId: card.noteId });
      const others = tags.filter((tag) => tag.toLowerCase() !== MARKED_TAG);
      await update.run({ noteId, tags: others.length < tags.length ? others : [...tags, MARKED_TAG] });
    } catch (error: unknown) {
      showError(error);
    }
  }
  return {
    buryCard: () => putAside('card', 'buried'),
    buryNote: () => putAside('note', 'buried'),
    suspendCard: () => putAside('card', 'suspended'),
    suspendNote: () => putAside('note', 'suspended'),
    deleteNote: async () => {
      const done = card === undefined ? undefined : await remove.run({ noteIds: [card.noteId] });
      if (done !== undefined) showToast(text('reviewer-deleted', { count: done.cardCount }), { canUndo: true });
    },
    toggleFlag: async (flag) => {
      if (card === undefined) return;
      await setFlag.run({ cardIds: [card.cardId], flag: card.flag === flag ? 0 : flag });
    },
    toggleMark,
  };
}
