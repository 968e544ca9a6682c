import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { CardFrameHandle } from '#renderer/card-frame/card-frame.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import type { Studying } from './review-session.ts';

/**
 * Says in place which files a card misses: that they are on their way while media are being synced, else that they are
 * not there. A file that comes while the card is shown is shown. Takes the places that the card frame tells of.
 */
export function useMissingMedia(
  { card, side, turn }: Pick<Studying, 'card' | 'side' | 'turn'>,
  frame: RefObject<CardFrameHandle | null>,
): (place: number, fileName: string) => void {
  const text = useText();
  const client = useClient();
  const isSyncing = useServerQuery('media.status', {}).data?.progress != null;
  const shown = `${turn} ${side}`;
  const known = useRef({ shown, files: new Map<number, string>() });

  function explain(place: number, fileName: string): void {
    const namedBy = card.rendered.missingMedia.find((missing) => missing.fileName === fileName)?.namedBy ?? 'note';
    frame.current?.explainMissing(
      place,
      text(`reviewer-missing-${isSyncing ? 'coming' : namedBy}`, { file: fileName }),
      null,
    );
  }
  const explainAnew = useEffectEvent(() => {
    if (known.current.shown !== shown) return;
    for (const [place, fileName] of known.current.files) explain(place, fileName);
  });
  useEffect(() => explainAnew(), [isSyncing]);
  useEffect(() => client.on('mediaFiles', ({ fileNames }) => frame.current?.mediaArrived(fileNames)), [client, frame]);
  return (place, fileName) => {
    if (known.current.shown !== shown) known.current = { shown, files: new Map() };
    known.current.files.set(place, fileName);
    explain(place, fileName);
  };
}
