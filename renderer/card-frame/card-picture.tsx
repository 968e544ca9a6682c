import { useEffect, useRef } from 'react';
import type { CardAudio } from './use-card-audio.ts';

/** What is played has a picture: shown over the card until it ends or is closed. */
export function CardPicture({ audio, closeName }: { readonly audio: CardAudio; readonly closeName: string }) {
  const place = useRef<HTMLDivElement>(null);
  const { element } = audio;
  const { hasPicture } = audio.state;
  useEffect(() => {
    if (hasPicture) place.current?.prepend(element);
    return () => element.remove();
  }, [hasPicture, element]);
  if (!hasPicture) return null;
  return (
    <div className="card-picture" ref={place}>
      <button type="button" className="button" onClick={() => audio.stop()}>
        {closeName}
      </button>
    </div>
  );
}
