import type { cards } from '#shared/contract/cards.ts';
import type { Handlers } from '#shared/contract/define.ts';
import type { DeletionLog } from '../notes/deletion-log.ts';
import type { Collection } from '../collection/collection.ts';
import { cardInfo } from './card-info.ts';
import { PENDING_USN } from '../sync/merge/merge-rules.ts';
import { unsettledMerge } from '../sync/sync-state.ts';
import type { CardRow } from '../storage/card-storage.ts';
import { changeCards } from './change-cards.ts';
import { emptyReport, removeEmpty } from './empty-cards.ts';
import { moveCards } from './move-cards.ts';
import { CardRenderer, type RenderEnv } from './render-card.ts';

interface CardServiceDeps {
  readonly collection: () => Collection;
  readonly render: RenderEnv;
  readonly deletionLog: DeletionLog;
}

/** The other bits of the column belong to nobody yet. */
const FLAG_BITS = 0b111;

/** What cards look like, and what is done to them by hand. */
export function cardService({ collection, render, deletionLog }: CardServiceDeps): Handlers<typeof cards> {
  const renderer = new CardRenderer(render);
  return {
    info: ({ cardId }) => cardInfo(collection(), cardId),
    render: ({ cardIds, forBrowser = false }) => ({ cards: renderer.render(collection().db, cardIds, { forBrowser }) }),
    emptyReport: () => emptyReport(collection().db),
    removeEmpty: (wish) => {
      const col = collection();
      return col.transact('removeEmptyCards', () => removeEmpty(col, wish, deletionLog));
    },
    setFlag: ({ cardIds, flag }) => {
      const col = collection();
      const nowSecs = Math.floor(col.env.clock.nowMs() / 1000);
      const unsettled = unsettledMerge.find(col.db) !== undefined;
      // A flag is sent, but is no change that another device's answer should yield to. If the server may have this card
      // as it waits here, only a later time tells that it has changed once more.
      const modOf = ({ mod, usn }: CardRow): number =>
        unsettled && usn === PENDING_USN ? Math.max(nowSecs, mod + 1) : mod;
      return col.transact('flagCards', () => ({
        cardCount: changeCards(col, cardIds, (card) => {
          const flags = (card.flags & ~FLAG_BITS) | flag;
          return flags === card.flags ? undefined : { flags, mod: modOf(card) };
        }),
      }));
    },
    setDeck: ({ cardIds, deckId }) => {
      const col = collection();
      return col.transact('moveCards', () => ({ cardCount: moveCards(col, cardIds, deckId) }));
    },
  };
}
