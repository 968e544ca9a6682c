import { type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { CardFrame, type CardFrameHandle } from '#renderer/card-frame/card-frame.tsx';
import type { CardFrameEvent, CardPage } from '#renderer/card-frame/card-page.ts';
import { cardSideHtml } from '#renderer/card-frame/card-side-html.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import type { Studying } from './review-session.ts';
import { useNightMode } from './use-night-mode.ts';

export interface StudiedCardHandle {
  readonly focus: () => void;
}

export interface StudiedCardProps {
  readonly session: Studying;
  readonly onShowAnswer: () => void;
  readonly ref?: Ref<StudiedCardHandle>;
}

/** The card itself, with what was typed into it while its question was shown. */
export function StudiedCard({ session, onShowAnswer, ref }: StudiedCardProps) {
  const text = useText();
  const { card, side, turn } = session;
  const showPlayButtons = useServerQuery('reviewPreferences.get', {}).data?.showPlayButtons ?? true;
  const nightMode = useNightMode();
  const [typed, setTyped] = useState({ turn, text: '' });
  const frame = useRef<CardFrameHandle>(null);
  const typedNow = typed.turn === turn ? typed.text : '';
  const shownTyped = side === 'answer' ? typedNow : '';
  const playName = text('reviewer-play');

  const page = useMemo(
    (): CardPage => ({
      showing: String(turn),
      side,
      html: cardSideHtml(card.rendered, { side, typed: shownTyped, showPlayButtons, playName }),
      css: card.rendered.css,
      cardNumber: card.rendered.cardNumber,
      nightMode,
      focusTyping: side === 'question' && card.rendered.typeIn?.kind === 'box',
    }),
    [card, side, turn, shownTyped, showPlayButtons, playName, nightMode],
  );
  useImperativeHandle(ref, () => ({ focus: () => frame.current?.focus() }));

  function onEvent(event: CardFrameEvent): void {
    if (event.kind === 'typed') setTyped({ turn, text: event.text });
    else if (event.kind === 'showAnswer' && side === 'question') onShowAnswer();
  }
  return <CardFrame ref={frame} page={page} title={text('reviewer-card')} onEvent={onEvent} />;
}
