import { useState } from 'react';
import { CardFrame } from '#renderer/card-frame/card-frame.tsx';
import type { CardFrameEvent, CardPage } from '#renderer/card-frame/card-page.ts';
import { CardPicture } from '#renderer/card-frame/card-picture.tsx';
import type { CardAudio } from '#renderer/card-frame/use-card-audio.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useCardLinks } from './use-card-links.tsx';

interface CardPreviewProps {
  readonly page: CardPage;
  readonly audio: CardAudio;
  /** What the card is called for who can't see it. */
  readonly title: string;
}

/** A card that is looked at and not studied: its sounds play when they are pressed, its links are asked about. */
export function CardPreview({ page, audio, title }: CardPreviewProps) {
  const text = useText();
  const links = useCardLinks();
  /** The showing whose scripts were stopped. */
  const [stopped, setStopped] = useState<string>();
  const onEvent = (event: CardFrameEvent): void => {
    if (event.kind === 'play') audio.playOne(event.side, event.index);
    else if (event.kind === 'link') links.follow(event.href);
    else if (event.kind === 'stopped') setStopped(page.showing);
  };
  return (
    <>
      <div className={`card-preview ${page.nightMode ? 'card-preview-night' : ''}`}>
        <CardFrame page={page} title={title} onEvent={onEvent} />
        <CardPicture audio={audio} closeName={text('button-close')} />
      </div>
      {stopped === page.showing ? <p className="field-error">{text('cards-preview-blocked')}</p> : null}
      {links.dialog}
    </>
  );
}
