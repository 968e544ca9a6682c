import type { cards } from '#shared/contract/cards.ts';
import type { Handlers } from '#shared/contract/define.ts';
import type { Collection } from '../collection/collection.ts';
import { cardInfo } from './card-info.ts';
import { changeCards } from './change-cards.ts';
import { moveCards } from './move-cards.ts';
import { CardRenderer, type RenderEnv } from './render-card.ts';

interface CardServiceDeps {
  readonly collection: () => Collection;
  readonly render: RenderEnv;
}

/** The other bits of the column belong to nobody yet. */
const FLAG_BITS = 0b111;

/** What cards look like, and what is done to them by hand. */
export function cardService({ collection, render }: CardServiceDeps): Handlers<typeof cards> {
  const renderer = new CardRenderer(render);
  return {
    info: ({ cardId }) => cardInfo(collection(), cardId),
    render: ({ cardIds, forBrowser = false }) => ({ cards: renderer.render(collection().db, cardIds, { forBrowser }) }),
    setFlag: ({ cardIds, flag }) => {
      const col = collection();
      return col.transact('flagCards', () => ({
        cardCount: changeCards(col, cardIds, (card) => {
          const flags = (card.flags & ~FLAG_BITS) | flag;
          // A flag is sent, but is no change that another device's answer should yield to.
          return flags === card.flags ? undefined : { flags, mod: card.mod };
        }),
      }));
    },
    setDeck: ({ cardIds, deckId }) => {
      const col = collection();
      return col.transact('moveCards', () => ({ cardCount: moveCards(col, cardIds, deckId) }));
    },
  };
}
