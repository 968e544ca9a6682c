import { useEffect, useState } from 'react';
import type { CardId, DeckId } from '#shared/contract/ids.ts';
import { type CardAudio, useCardAudio } from '#renderer/card-frame/use-card-audio.ts';
import { type OwnVoiceControls, useOwnVoice } from '#renderer/card-frame/use-own-voice.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToOverview } from '#renderer/state/ui-store.ts';
import type { Studying } from './review-session.ts';
import { type AutoAdvance, useAutoAdvance } from './use-auto-advance.ts';
import { type CardActions, useCardActions } from './use-card-actions.ts';
import { type CustomizedAnswers, useCustomStates } from './use-custom-states.ts';
import type { Rating, ReviewActions } from './use-review-session.ts';
import { type Timebox, useTimebox } from './use-timebox.tsx';

export interface StudyOptions {
  readonly deckId: DeckId;
  readonly review: ReviewActions;
  readonly session: Studying;
}

/** All that goes on around the card that is studied. */
export interface Study extends StudyOptions {
  readonly answer: (rating: Rating) => Promise<void>;
  /** The card that was answered last. */
  readonly previous: CardId | undefined;
  readonly actions: CardActions;
  readonly audio: CardAudio;
  readonly voice: OwnVoiceControls;
  readonly customized: CustomizedAnswers;
  readonly timebox: Timebox;
  readonly autoAdvance: AutoAdvance;
}

export function useStudy({ deckId, review, session }: StudyOptions): Study {
  const text = useText();
  const { card, side } = session;
  const preferences = useServerQuery('reviewPreferences.get', {}).data;
  const [previous, setPrevious] = useState<CardId>();
  const actions = useCardActions(card);
  const audio = useCardAudio({
    card: card.rendered,
    side,
    showing: String(session.turn),
    interrupt: preferences?.interruptAudio ?? true,
  });
  const voice = useToldVoice(session);
  const customized = useCustomStates(session, (failure) =>
    showToast(text(`reviewer-custom-${failure.kind}`, { message: failure.kind === 'fault' ? failure.message : '' })),
  );
  const timebox = useTimebox(preferences?.timeboxSecs ?? 0, () => goToOverview(deckId));
  const autoAdvance = useAutoAdvance({
    session,
    audioPlaying: audio.state.playing,
    showAnswer: review.showAnswer,
    answer: (rating) => void answer(rating),
    buryCard: () => void actions.buryCard(),
  });

  async function answer(rating: Rating): Promise<void> {
    if (side === 'question') return;
    const given = await review.answer(rating, customized.ready());
    if (given === undefined) return;
    setPrevious(card.cardId);
    timebox.answered();
    if (!given.leech) return;
    showToast(text(given.suspended ? 'reviewer-leech-suspended' : 'reviewer-leech'), { canUndo: true });
  }
  return { deckId, review, session, answer, previous, actions, audio, voice, customized, timebox, autoAdvance };
}

/** One's own voice, with a word about what becomes of it. */
function useToldVoice({ turn }: Studying): OwnVoiceControls {
  const text = useText();
  const voice = useOwnVoice(String(turn));
  const news = voice.state.failure ?? (voice.state.phase === 'recording' ? 'recording' : undefined);
  useEffect(() => {
    if (news !== undefined) showToast(text(`reviewer-own-voice-${news}`));
  }, [news, text]);
  return voice;
}
