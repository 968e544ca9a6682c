import { type Ref, useImperativeHandle, useMemo } from 'react';
import type { RenderedCard } from '#shared/contract/cards.ts';
import type { CardPage } from '#renderer/card-frame/card-page.ts';
import { cardSideHtml } from '#renderer/card-frame/card-side-html.ts';
import { useCardAudio } from '#renderer/card-frame/use-card-audio.ts';
import { useNightMode } from '#renderer/card-frame/use-night-mode.ts';
import { useVoices } from '#renderer/card-frame/use-voices.ts';
import { CardPreview } from '#renderer/frame/card-preview.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

export interface PreviewedCardHandle {
  readonly replay: () => void;
}

interface PreviewedCardProps {
  readonly card: RenderedCard;
  readonly side: 'question' | 'answer';
  readonly ref?: Ref<PreviewedCardHandle>;
}

/** One side of a card as study shows it, in the frame where all cards run. Nothing is typed into it. */
export function PreviewedCard({ card, side, ref }: PreviewedCardProps) {
  const text = useText();
  const nightMode = useNightMode();
  const voices = useVoices();
  const showPlayButtons = useServerQuery('reviewPreferences.get', {}).data?.showPlayButtons ?? true;
  const html = cardSideHtml(
    { ...card, typeIn: null },
    {
      side,
      typed: '',
      showPlayButtons,
      playName: text('reviewer-play'),
      voices,
      voicesHeading: text('card-voices'),
    },
  );
  const page = useMemo(
    (): CardPage => ({
      showing: JSON.stringify([card.cardId, card.question, card.answer, card.css, nightMode]),
      side,
      html,
      css: card.css,
      cardNumber: card.cardNumber,
      nightMode,
      focusTyping: false,
    }),
    [card, side, html, nightMode],
  );
  const audio = useCardAudio({ card, side, showing: page.showing, interrupt: true });
  useImperativeHandle(ref, () => ({ replay: () => audio.replay() }));
  return <CardPreview page={page} audio={audio} title={text('preview-title')} />;
}
