import { type Ref, useImperativeHandle, useMemo, useState } from 'react';
import type { RenderedCard } from '#shared/contract/cards.ts';
import { CardFrame } from '#renderer/card-frame/card-frame.tsx';
import type { CardFrameEvent, CardPage } from '#renderer/card-frame/card-page.ts';
import { CardPicture } from '#renderer/card-frame/card-picture.tsx';
import { cardSideHtml } from '#renderer/card-frame/card-side-html.ts';
import { useCardAudio } from '#renderer/card-frame/use-card-audio.ts';
import { useNightMode } from '#renderer/card-frame/use-night-mode.ts';
import { useVoices } from '#renderer/card-frame/use-voices.ts';
import { useCardLinks } from '#renderer/frame/use-card-links.tsx';
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
  const links = useCardLinks();
  const showPlayButtons = useServerQuery('reviewPreferences.get', {}).data?.showPlayButtons ?? true;
  /** The showing whose scripts were stopped. */
  const [stopped, setStopped] = useState<string>();
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
  const onEvent = (event: CardFrameEvent): void => {
    if (event.kind === 'play') audio.playOne(event.side, event.index);
    else if (event.kind === 'link') links.follow(event.href);
    else if (event.kind === 'stopped') setStopped(page.showing);
  };
  return (
    <>
      <div className={`template-preview-card ${nightMode ? 'template-preview-night' : ''}`}>
        <CardFrame page={page} title={text('preview-title')} onEvent={onEvent} />
        <CardPicture audio={audio} closeName={text('button-close')} />
      </div>
      {stopped === page.showing ? <p className="field-error">{text('cards-preview-blocked')}</p> : null}
      {links.dialog}
    </>
  );
}
