import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { TemplateAdvice } from '#shared/contract/cards.ts';
import type { AudioFailure } from '#renderer/card-frame/audio-queue.ts';
import { CardFrame, type CardFrameHandle } from '#renderer/card-frame/card-frame.tsx';
import type { CardFrameEvent } from '#renderer/card-frame/card-page.ts';
import { useCardLinks } from '#renderer/frame/use-card-links.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { CardNotice, type CardTrouble } from './card-notice.tsx';
import type { Studying } from './review-session.ts';
import { useCardPages } from './use-card-pages.ts';
import { useMissingMedia } from './use-missing-media.ts';

export interface StudiedCardHandle {
  readonly focus: () => void;
}

export interface StudiedCardProps {
  readonly session: Studying;
  readonly onShowAnswer: () => void;
  /** A play button of the card was pressed: this sound of that side. */
  readonly onPlay: (side: 'question' | 'answer', index: number) => void;
  readonly audioFailure: AudioFailure | undefined;
  readonly ref?: Ref<StudiedCardHandle>;
}

/** What belongs to one showing of a card and is gone with it. */
interface OfTurn {
  readonly turn: number;
  readonly typed: string;
  readonly trouble: CardTrouble | undefined;
  /** Its notice was closed. */
  readonly closedFailure: AudioFailure | undefined;
}

function begun(turn: number): OfTurn {
  return { turn, typed: '', trouble: undefined, closedFailure: undefined };
}

/** The card itself, with what was typed into it while its question was shown. */
export function StudiedCard({ session, onShowAnswer, onPlay, audioFailure, ref }: StudiedCardProps) {
  const text = useText();
  const { side, turn } = session;
  const [kept, setKept] = useState<OfTurn>(() => begun(turn));
  const links = useCardLinks();
  const frame = useRef<CardFrameHandle>(null);
  const now = kept.turn === turn ? kept : begun(turn);
  const trouble = now.trouble ?? (audioFailure === now.closedFailure ? undefined : audioFailure);
  const closeTrouble = (): void => setKept({ ...now, trouble: undefined, closedFailure: audioFailure });
  const { advice, close } = useAdvice(session);
  const explainMissing = useMissingMedia(session, frame);
  const { page, coming } = useCardPages(session, now.typed);
  // Documents keep the policy that they came with: what is there is not there any more when it changes.
  const networkOpen = useServerQuery('profilePreferences.get', {}).data?.cardsUseNetwork ?? false;
  useImperativeHandle(ref, () => ({ focus: () => frame.current?.focus() }));

  function onEvent(event: CardFrameEvent): void {
    switch (event.kind) {
      case 'typed':
        return setKept({ ...now, typed: event.text });
      case 'showAnswer':
        return side === 'question' ? onShowAnswer() : undefined;
      case 'link':
        return links.follow(event.href);
      case 'missing':
        return explainMissing(event.place, event.fileName);
      case 'fault':
        return setKept({ ...now, trouble: { kind: 'fault', fault: event.fault } });
      case 'stopped':
        return setKept({ ...now, trouble: { kind: event.why } });
      case 'play':
        return onPlay(event.side, event.index);
      case 'shown':
      case 'missingAction':
        return undefined;
    }
  }
  return (
    <>
      <CardFrame
        key={networkOpen ? 'open' : 'closed'}
        ref={frame}
        page={page}
        coming={coming}
        title={text('reviewer-card')}
        onEvent={onEvent}
      />
      {trouble !== undefined ? (
        <CardNotice trouble={trouble} missing={session.card.rendered.missingMedia} onClose={closeTrouble} />
      ) : advice === undefined ? null : (
        <CardNotice trouble={advice} onClose={close} />
      )}
      {links.dialog}
    </>
  );
}

/** What could be better about the card's template: said until it is closed, once for each template. */
function useAdvice({ card: { rendered } }: Studying): {
  readonly advice: TemplateAdvice | undefined;
  readonly close: () => void;
} {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const keyOf = ({ kind }: TemplateAdvice): string => `${rendered.notetypeId} ${rendered.cardNumber} ${kind}`;
  const advice = rendered.advice.find((one) => !closed.has(keyOf(one)));
  return { advice, close: () => advice !== undefined && setClosed(new Set([...closed, keyOf(advice)])) };
}
