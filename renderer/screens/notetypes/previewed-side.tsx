import { useMemo } from 'react';
import type { CardPage } from '#renderer/card-frame/card-page.ts';
import { cardSideHtml } from '#renderer/card-frame/card-side-html.ts';
import { useCardAudio } from '#renderer/card-frame/use-card-audio.ts';
import { useVoices } from '#renderer/card-frame/use-voices.ts';
import { CardPreview } from '#renderer/frame/card-preview.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { PreviewedCard } from './preview-card.ts';

interface PreviewedSideProps {
  readonly card: PreviewedCard;
  readonly css: string;
  readonly side: 'question' | 'answer';
  readonly cardNumber: number;
  readonly nightMode: boolean;
  readonly asMobile: boolean;
}

/** One side of a card that is made of a draft. */
export function PreviewedSide({ card, css, side, cardNumber, nightMode, asMobile }: PreviewedSideProps) {
  const text = useText();
  const voices = useVoices();
  const html = cardSideHtml(card, {
    side,
    typed: '',
    showPlayButtons: true,
    playName: text('reviewer-play'),
    voices,
    voicesHeading: text('card-voices'),
  });
  const page = useMemo(
    // Another content is another document, so that nothing is left of what scripts made of the one before.
    (): CardPage => ({
      showing: JSON.stringify([side, html, css, cardNumber, nightMode, asMobile]),
      side,
      html,
      css,
      cardNumber,
      nightMode,
      asMobile,
      focusTyping: false,
    }),
    [side, html, css, cardNumber, nightMode, asMobile],
  );
  const audio = useCardAudio({
    card: { ...card, autoplay: false, replayQuestionOnAnswer: false },
    side,
    showing: page.showing,
    interrupt: true,
  });
  return <CardPreview page={page} audio={audio} title={text('cards-preview')} />;
}
