import { useEffect, useLayoutEffect, useRef } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import type { ReviewedCard } from '#shared/contract/reviewer.ts';
import { CardPicture } from '#renderer/card-frame/card-picture.tsx';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { goToDecks, keepStudied } from '#renderer/state/ui-store.ts';
import { AnswerBar } from './answer-bar.tsx';
import { CardMarks } from './card-marks.tsx';
import { FinishedPanel } from './finished-panel.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ResetCardDialog } from '#renderer/frame/reset-card-dialog.tsx';
import { DEFAULT_ANSWER_KEYS } from './reviewer-keys.ts';
import { SetDueDateDialog } from '#renderer/frame/set-due-date-dialog.tsx';
import { StudiedCard, type StudiedCardHandle } from './studied-card.tsx';
import { StudyCounts } from './study-counts.tsx';
import { StudyTimer } from './study-timer.tsx';
import { useReviewerKeys } from './use-reviewer-keys.ts';
import { useReviewSession } from './use-review-session.ts';
import { type StudyOptions, useStudy } from './use-study.ts';
import { type StudyCommands, useStudyCommands } from './use-study-commands.ts';
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

function Study(options: StudyOptions) {
  const text = useText();
  const study = useStudy(options);
  const commands = useStudyCommands(study);
  const { session, review, audio, customized } = study;
  const { card, counts, side } = session;
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const preferences = useServerQuery('reviewPreferences.get', {}).data;
  const answerKeys = useServerQuery('preferences.get', {}).data?.answerKeys ?? DEFAULT_ANSWER_KEYS;
  const view = useRef<StudiedCardHandle>(null);
  // The card takes the keys that nothing else wants.
  useEffect(() => view.current?.focus(), [session.turn, side]);
  // Who goes to the browser from here finds it there, however soon after the card has come.
  useLayoutEffect(() => keepStudied(card.cardId), [card.cardId]);
  useLayoutEffect(() => () => keepStudied(undefined), []);
  useReviewerKeys(platform, answerKeys, commands.run);
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
        onAnswer={(rating) => void study.answer(rating)}
        start={preferences?.showRemaining === false ? null : <StudyCounts counts={counts} kind={card.kind} />}
        end={
          <>
            <StudyTimer session={session} />
            <MoreMenu
              card={card}
              platform={platform}
              isOpen={commands.menuOpen}
              onOpenChange={commands.setMenuOpen}
              onAction={commands.run}
            />
          </>
        }
      />
      {study.timebox.dialog}
      <OpenedDialog card={card} commands={commands} />
    </main>
  );
}

interface OpenedDialogProps {
  readonly card: ReviewedCard;
  readonly commands: StudyCommands;
}

function OpenedDialog({ card, commands: { opened, closeDialog } }: OpenedDialogProps) {
  switch (opened) {
    case undefined:
      return null;
    case 'deckOptions':
      return <WhichOptionsDialog filteredDeckId={card.deckId} homeDeckId={card.homeDeckId} onClose={closeDialog} />;
    case 'setDueDate':
      return <SetDueDateDialog place="reviewer" cardIds={[card.cardId]} onClose={closeDialog} />;
    case 'resetCard':
      return <ResetCardDialog place="reviewer" cardIds={[card.cardId]} onClose={closeDialog} />;
  }
}
