import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { AvTag, RenderedCard } from '#shared/contract/cards.ts';
import { AudioQueue, type AudioState } from './audio-queue.ts';
import { mediaAddress } from './cards-address.ts';

export type AudibleCard = Pick<RenderedCard, 'questionAvTags' | 'answerAvTags' | 'autoplay' | 'replayQuestionOnAnswer'>;

interface CardAudioOptions {
  readonly card: AudibleCard;
  readonly side: 'question' | 'answer';
  /** Names one showing of a card, as for the frame: its sounds begin by themselves once on each side. */
  readonly showing: string;
  /** What is heard ends when another side comes. */
  readonly interrupt: boolean;
}

export interface CardAudio {
  readonly state: AudioState;
  /** To be shown while `state.hasPicture`. */
  readonly element: HTMLVideoElement;
  /** The sounds of the side that is seen, from the beginning; on the answer those of the question first. */
  replay(): void;
  /** One of them, as its play button asks. */
  playOne(side: 'question' | 'answer', index: number): void;
  togglePause(): void;
  /** Back when negative. */
  seek(secs: number): void;
  stop(): void;
}

/** The sounds of the card that is studied: they begin by themselves as its deck wishes, and end with the screen. */
export function useCardAudio({ card, side, showing, interrupt }: CardAudioOptions): CardAudio {
  const [element] = useState(() => document.createElement('video'));
  const [queue] = useState(
    () =>
      new AudioQueue({
        player: element,
        addressOf: mediaAddress,
        speech: 'speechSynthesis' in window ? window.speechSynthesis : undefined,
      }),
  );
  const state = useSyncExternalStore(queue.subscribe, () => queue.state);

  const begin = useEffectEvent(() => {
    queue.play(card.autoplay ? tagsOf(card, side) : [], { interrupt });
  });
  useEffect(() => begin(), [showing, side]);
  useEffect(() => () => queue.stop(), [queue]);

  return {
    state,
    element,
    replay: () => {
      const withQuestion = side === 'answer' && card.replayQuestionOnAnswer;
      const tags = [...(withQuestion ? card.questionAvTags : []), ...tagsOf(card, side)];
      queue.play(tags, { interrupt: true });
    },
    playOne: (of, index) => {
      const tag = tagsOf(card, of)[index];
      if (tag !== undefined) queue.play([tag], { interrupt: true });
    },
    togglePause: () => queue.togglePause(),
    seek: (secs) => queue.seek(secs),
    stop: () => queue.stop(),
  };
}

function tagsOf({ questionAvTags, answerAvTags }: AudibleCard, side: 'question' | 'answer'): readonly AvTag[] {
  return side === 'question' ? questionAvTags : answerAvTags;
}
