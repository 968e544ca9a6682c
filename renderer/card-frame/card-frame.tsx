import { type Ref, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { CardFrameEvent, CardPage, ComingPage } from './card-page.ts';
import { CardStage } from './card-stage.ts';
import { cardsAddress } from './cards-address.ts';

export interface CardFrameHandle {
  /** Takes keys when nothing on the card should. */
  focus(): void;
  focusTyping(): void;
  /** Says in place why a file is missing; `action` is the name of a button, whose press comes as `missingAction`. */
  explainMissing(place: number, text: string, action: string | null): void;
  /** These files have come into the folder (null: unknown which): what the card missed of them is shown. */
  mediaArrived(fileNames: readonly string[] | null): void;
}

interface CardFrameProps {
  /** Nothing to show: undefined. */
  readonly page: CardPage | undefined;
  /** Likely to be shown after it: made ready behind it. */
  readonly coming?: ComingPage | undefined;
  /** What the frame is called for who can't see it. */
  readonly title: string;
  readonly onEvent: (event: CardFrameEvent) => void;
  readonly ref?: Ref<CardFrameHandle>;
}

/**
 * Shows a card, which is a program of somebody else's: it runs apart from the app and reaches nothing but the media
 * folder. Keys that are pressed while the card has the focus come out of this element as `keydown` events.
 */
export function CardFrame({ page, coming, title, onEvent, ref }: CardFrameProps) {
  const container = useRef<HTMLDivElement>(null);
  const stage = useRef<CardStage>(undefined);
  const tell = useEffectEvent(onEvent);
  const showNow = useEffectEvent(() => {
    show(stage.current, page);
    stage.current?.expect(coming);
  });

  // Before the browser draws what is around the card: both come with the same picture.
  useLayoutEffect(() => {
    if (container.current === null) return undefined;
    const made = new CardStage({
      container: container.current,
      cardsAddress: cardsAddress(),
      title,
      onEvent: (event) => tell(event),
    });
    stage.current = made;
    showNow();
    return () => {
      made.end();
      stage.current = undefined;
    };
  }, [title]);

  useLayoutEffect(() => show(stage.current, page), [page]);
  useLayoutEffect(() => stage.current?.expect(coming), [coming]);

  useImperativeHandle(ref, () => ({
    focus: () => {
      // A box to type in has the focus, or gets it as soon as it is there.
      if (page?.focusTyping !== true) container.current?.focus({ preventScroll: true });
    },
    focusTyping: () => stage.current?.focusTyping(),
    explainMissing: (place, text, action) => stage.current?.explainMissing(place, text, action),
    mediaArrived: (fileNames) => stage.current?.mediaArrived(fileNames),
  }));

  return <div ref={container} className="card-frame" tabIndex={-1} />;
}

function show(stage: CardStage | undefined, page: CardPage | undefined): void {
  if (page === undefined) stage?.clear();
  else stage?.show(page);
}
