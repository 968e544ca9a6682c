import { useEffect, useRef, useState } from 'react';
import type { CardId, DeckId } from '#shared/contract/ids.ts';
import { CardPicture } from '#renderer/card-frame/card-picture.tsx';
import { useOwnVoice } from '#renderer/card-frame/use-own-voice.ts';
import { useCardAudio } from '#renderer/card-frame/use-card-audio.ts';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useUndo } from '#renderer/frame/use-undo.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { FinishedPanel } from './finished-panel.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToDecks, goToOverview } from '#renderer/state/ui-store.ts';
import { AnswerBar } from './answer-bar.tsx';
import { CardMarks } from './card-marks.tsx';
import { flagOf, MoreMenu } from './more-menu.tsx';
import { ResetCardDialog } from './reset-card-dialog.tsx';
import type { Studying } from './review-session.ts';
import { DEFAULT_ANSWER_KEYS, type ReviewerAction } from './reviewer-keys.ts';
import { SetDueDateDialog } from './set-due-date-dialog.tsx';
import { StudiedCard, type StudiedCardHandle } from './studied-card.tsx';
import { StudyCounts } from './study-counts.tsx';
import { StudyTimer } from './study-timer.tsx';
import { useAutoAdvance } from './use-auto-advance.ts';
import { useCardActions } from './use-card-actions.ts';
import { useCustomStates } from './use-custom-states.ts';
import { useReviewerKeys } from './use-reviewer-keys.ts';
import { type Rating, type ReviewActions, useReviewSession } from './use-review-session.ts';
import { useTimebox } from './use-timebox.tsx';
import { WhichOptionsDialog } from './which-options-dialog.tsx';

/** Studying a deck, card after card, until nothing is left. */
export function ReviewerScreen({ deckId }: { readonly deckId: DeckId }) {
  const text = useText();
  const review = useReviewSession(deckId);
  const { session } = review;
  const slow = useDelayed(session.phase === 'loading', 300);
  switch (session.phase) {
    case 'loading':
      return <main className="page">{slow ? <p className="soft">{text('reviewer-loading')}</p> : null}</main>;
    case 'finished':
      return (
        <main className="page page-narrow">
          <FinishedPanel deckId={deckId} onDecks={goToDecks} />
        </main>
      );
    case 'studying':
      return <Study deckId={deckId} review={review} session={session} />;
  }
}

interface StudyProps {
  readonly deckId: DeckId;
  readonly review: ReviewActions;
  readonly session: Studying;
}

const SEEK_SECS = 5;
type Opened = 'deckOptions' | 'setDueDate' | 'resetCard';

function Study({ deckId, review, session }: StudyProps) {
  const text = useText();
  const { card, counts, side } = session;
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const preferences = useServerQuery('reviewPreferences.get', {}).data;
  const program = useServerQuery('preferences.get', {}).data;
  const answerKeys = program?.answerKeys ?? DEFAULT_ANSWER_KEYS;
  const actions = useCardActions(card);
  const { undo } = useUndo();
  const [menuOpen, setMenuOpen] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const [previous, setPrevious] = useState<CardId>();
  const view = useRef<StudiedCardHandle>(null);
  // The card takes the keys that nothing else wants.
  useEffect(() => view.current?.focus(), [session.turn, side]);

  const audio = useCardAudio({
    card: card.rendered,
    side,
    showing: String(session.turn),
    interrupt: preferences?.interruptAudio ?? true,
  });
  const voice = useOwnVoice(String(session.turn));
  const voiceNews = voice.state.failure ?? (voice.state.phase === 'recording' ? 'recording' : undefined);
  useEffect(() => {
    if (voiceNews !== undefined) showToast(text(`reviewer-own-voice-${voiceNews}`));
  }, [voiceNews, text]);
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
  function run(action: ReviewerAction): void {
    switch (action) {
      case 'continue':
        if (side === 'question') review.showAnswer();
        else if (program?.spaceAnswers !== false) void answer(3);
        break;
      case 'again':
        return void answer(1);
      case 'hard':
        return void answer(2);
      case 'good':
        return void answer(3);
      case 'easy':
        return void answer(4);
      case 'more':
        return setMenuOpen(true);
      case 'buryCard':
      case 'buryNote':
      case 'suspendCard':
      case 'suspendNote':
      case 'deleteNote':
        return void actions[action]();
      case 'markNote':
        return void actions.toggleMark();
      case 'deckOptions':
        if (card.deckId === card.homeDeckId) openDialog({ kind: 'deckOptions', deckId: card.deckId });
        else setOpened(action);
        break;
      case 'setDueDate':
      case 'resetCard':
        return setOpened(action);
      case 'cardInfo':
        return openDialog({ kind: 'cardInfo', cardId: card.cardId, isPrevious: false });
      case 'previousCardInfo':
        if (previous === undefined) showToast(text('card-info-none-before'));
        else openDialog({ kind: 'cardInfo', cardId: previous, isPrevious: true });
        break;
      case 'recordVoice':
        return voice.toggle();
      case 'replayVoice':
        return voice.replay();
      case 'replayAudio':
        return audio.replay();
      case 'pauseAudio':
        return audio.togglePause();
      case 'audioBack':
        return audio.seek(-SEEK_SECS);
      case 'audioForward':
        return audio.seek(SEEK_SECS);
      case 'autoAdvance':
        return autoAdvance.toggle();
      case 'undo':
        return void undo();
      case 'overview':
        return goToOverview(deckId);
      default:
        if (action.startsWith('flag')) void actions.toggleFlag(flagOf(action));
    }
  }
  useReviewerKeys(platform, answerKeys, run);
  return (
    <main className="reviewer">
      <h1 className="unseen">{text('reviewer-title')}</h1>
      <div className="reviewer-card">
        <StudiedCard
          ref={view}
          session={session}
          onShowAnswer={review.showAnswer}
          onPlay={audio.playOne}
          audioFailure={audio.state.failure}
        />
        <CardPicture audio={audio} closeName={text('button-close')} />
        <CardMarks card={card} />
      </div>
      <AnswerBar
        side={side}
        states={customized.states}
        answerKeys={answerKeys}
        showIntervals={preferences?.showNextTimes ?? true}
        isBusy={session.answering}
        onShow={review.showAnswer}
        onAnswer={(rating) => void answer(rating)}
        start={preferences?.showRemaining === false ? null : <StudyCounts counts={counts} kind={card.kind} />}
        end={
          <>
            <StudyTimer session={session} />
            <MoreMenu card={card} platform={platform} isOpen={menuOpen} onOpenChange={setMenuOpen} onAction={run} />
          </>
        }
      />
      {timebox.dialog}
      {opened === 'deckOptions' ? (
        <WhichOptionsDialog
          filteredDeckId={card.deckId}
          homeDeckId={card.homeDeckId}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
      {opened === 'setDueDate' ? (
        <SetDueDateDialog cardIds={[card.cardId]} onClose={() => setOpened(undefined)} />
      ) : null}
      {opened === 'resetCard' ? <ResetCardDialog cardIds={[card.cardId]} onClose={() => setOpened(undefined)} /> : null}
    </main>
  );
}
