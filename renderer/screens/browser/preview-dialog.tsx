import { type Ref, useRef, useState } from 'react';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { BrowserMode } from '#shared/domain/browser-column.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { nextPreview, type PreviewPlace, previousPreview, shownPreviewSide } from './preview-steps.ts';
import { PreviewedCard, type PreviewedCardHandle } from './previewed-card.tsx';
import { type PreviewKey, usePreviewKeys } from './use-preview-keys.ts';

interface PreviewDialogProps {
  readonly mode: BrowserMode;
  readonly ids: readonly number[];
  /** The row whose card is seen first. */
  readonly start: number;
  readonly platform: string;
  /** Another row's card is seen. */
  readonly onRow: (id: number) => void;
  readonly onClose: () => void;
}

/** Looking through the cards that were found, as they look while they are studied. */
export function PreviewDialog({ mode, ids, start, platform, onRow, onClose }: PreviewDialogProps) {
  const text = useText();
  const bothSides = useServerQuery('browserPreferences.get', {}).data?.previewBothSides ?? false;
  const store = useOperation('browserPreferences.set');
  const [place, setPlace] = useState<PreviewPlace>({ index: Math.max(0, ids.indexOf(start)), side: 'question' });
  const card = useRef<PreviewedCardHandle>(null);
  const back = previousPreview(place, bothSides);
  const forth = nextPreview(place, ids.length, bothSides);
  const side = shownPreviewSide(place, bothSides);
  const go = (target: PreviewPlace | undefined): void => {
    if (target === undefined) return;
    setPlace(target);
    const id = ids[target.index];
    if (target.index !== place.index && id !== undefined) onRow(id);
  };
  const setBothSides = (both: boolean): void => void store.run({ previewBothSides: both });
  const acts: Record<PreviewKey, () => void> = {
    back: () => go(back),
    forth: () => go(forth),
    bothSides: () => setBothSides(!bothSides),
    replay: () => card.current?.replay(),
    close: onClose,
  };
  usePreviewKeys(platform, (key) => acts[key]());
  return (
    <Dialog
      title={text('preview-title')}
      size="full"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('button-close')}</Button>
          <Button onPress={acts.replay}>{text('preview-replay')}</Button>
          <Button isDisabled={back === undefined} onPress={acts.back}>
            {text('preview-back')}
          </Button>
          <Button look="chosen" autoFocus onPress={acts.forth}>
            {text('preview-forth', { side })}
          </Button>
        </>
      }
    >
      <div className="browser-preview">
        <div className="browser-preview-bar">
          <Check isSelected={bothSides} onChange={setBothSides}>
            {text('preview-both-sides')}
          </Check>
          <p className="soft browser-count" role="status">
            {text('preview-place', { number: place.index + 1, count: ids.length, side })}
          </p>
        </div>
        <CardOfRow mode={mode} id={ids[place.index]} side={side} ref={card} />
      </div>
    </Dialog>
  );
}

interface CardOfRowProps {
  readonly mode: BrowserMode;
  readonly id: number | undefined;
  readonly side: 'question' | 'answer';
  readonly ref: Ref<PreviewedCardHandle>;
}

/** Of a note its first card. */
function CardOfRow({ mode, id, side, ref }: CardOfRowProps) {
  const text = useText();
  const isNote = mode === 'notes' && id !== undefined;
  const ofNote = useServerQuery('search.cardsOfNotes', { noteIds: isNote ? [id as NoteId] : [] }, { enabled: isNote });
  const firstOfNote = ofNote.isPlaceholderData ? undefined : ofNote.data?.[0];
  const cardId = isNote ? firstOfNote : (id as CardId | undefined);
  const rendered = useServerQuery(
    'cards.render',
    { cardIds: cardId === undefined ? [] : [cardId] },
    { enabled: cardId !== undefined },
  );
  const cards = rendered.data?.cards;
  const card = cards?.[0];
  // While the next card is fetched the last one stays: an empty frame between them would flicker.
  if (card !== undefined) return <PreviewedCard card={card} side={side} ref={ref} />;
  return <p className="empty">{cards === undefined ? '' : text('preview-gone')}</p>;
}
