import { useMemo, useState } from 'react';
import { CardFrame } from '#renderer/card-frame/card-frame.tsx';
import type { CardFrameEvent, CardPage } from '#renderer/card-frame/card-page.ts';
import { CardPicture } from '#renderer/card-frame/card-picture.tsx';
import { cardSideHtml } from '#renderer/card-frame/card-side-html.ts';
import { useCardAudio } from '#renderer/card-frame/use-card-audio.ts';
import { useVoices } from '#renderer/card-frame/use-voices.ts';
import { useCardLinks } from '#renderer/frame/use-card-links.tsx';
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
  const links = useCardLinks();
  /** The showing whose scripts were stopped. */
  const [stopped, setStopped] = useState<string>();
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
  const onEvent = (event: CardFrameEvent): void => {
    if (event.kind === 'play') audio.playOne(event.side, event.index);
    else if (event.kind === 'link') links.follow(event.href);
    else if (event.kind === 'stopped') setStopped(page.showing);
  };
  return (
    <>
      <div className={`template-preview-card ${nightMode ? 'template-preview-night' : ''}`}>
        <CardFrame page={page} title={text('cards-preview')} onEvent={onEvent} />
        <CardPicture audio={audio} closeName={text('button-close')} />
      </div>
      {stopped === page.showing ? <p className="field-error">{text('cards-preview-blocked')}</p> : null}
      {links.dialog}
    </>
  );
}
