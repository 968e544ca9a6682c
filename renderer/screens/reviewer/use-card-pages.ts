import { useMemo } from 'react';
import type { CardPage, ComingPage } from '#renderer/card-frame/card-page.ts';
import { type CardHtmlOptions, cardQuestionHtml, cardSideHtml } from '#renderer/card-frame/card-side-html.ts';
import { useNightMode } from '#renderer/card-frame/use-night-mode.ts';
import { useVoices } from '#renderer/card-frame/use-voices.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import type { Studying } from './review-session.ts';

export interface CardPages {
  readonly page: CardPage;
  readonly coming: ComingPage | undefined;
}

/** What the card's frame is to show, with what was `typed` on its question; and what probably comes after it. */
export function useCardPages({ card, side, turn, coming }: Studying, typed: string): CardPages {
  const options = useHtmlOptions();
  const nightMode = useNightMode();
  const shownTyped = side === 'answer' ? typed : '';
  const page = useMemo(
    (): CardPage => ({
      showing: String(turn),
      side,
      html: cardSideHtml(card.rendered, { side, typed: shownTyped, ...options }),
      css: card.rendered.css,
      cardNumber: card.rendered.cardNumber,
      nightMode,
      focusTyping: side === 'question' && card.rendered.typeIn?.kind === 'box',
    }),
    [card, side, turn, shownTyped, options, nightMode],
  );
  const comingPage = useMemo(
    (): ComingPage | undefined =>
      coming === null
        ? undefined
        : {
            html: cardQuestionHtml(coming, options),
            css: coming.css,
            cardNumber: coming.cardNumber,
            nightMode,
            focusTyping: coming.typeIn?.kind === 'box',
          },
    [coming, options, nightMode],
  );
  return { page, coming: comingPage };
}

function useHtmlOptions(): CardHtmlOptions {
  const text = useText();
  const showPlayButtons = useServerQuery('reviewPreferences.get', {}).data?.showPlayButtons ?? true;
  const playName = text('reviewer-play');
  const voices = useVoices();
  const voicesHeading = text('card-voices');
  return useMemo(
    () => ({ showPlayButtons, playName, voices, voicesHeading }),
    [showPlayButtons, playName, voices, voicesHeading],
  );
}
