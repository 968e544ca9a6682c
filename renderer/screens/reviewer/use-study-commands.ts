import { useState } from 'react';
import { useCopyNote } from '#renderer/frame/use-copy-note.ts';
import { useUndo } from '#renderer/frame/use-undo.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToOverview } from '#renderer/state/ui-store.ts';
import { flagOf } from './more-menu.tsx';
import type { ReviewerAction } from './reviewer-keys.ts';
import type { Study } from './use-study.ts';

/** Dialogs that ask about the card before anything is done to it. */
export type StudyDialog = 'deckOptions' | 'setDueDate' | 'resetCard';

export interface StudyCommands {
  readonly run: (action: ReviewerAction) => void;
  readonly menuOpen: boolean;
  readonly setMenuOpen: (isOpen: boolean) => void;
  readonly opened: StudyDialog | undefined;
  readonly closeDialog: () => void;
}

type FlagAction = Extract<ReviewerAction, `flag${number}`>;
const SEEK_SECS = 5;

/** What keys and the menu do while a card is studied. */
export function useStudyCommands(study: Study): StudyCommands {
  const text = useText();
  const { undo } = useUndo();
  const copyNote = useCopyNote();
  const spaceAnswers = useServerQuery('preferences.get', {}).data?.spaceAnswers ?? true;
  const [menuOpen, setMenuOpen] = useState(false);
  const [opened, setOpened] = useState<StudyDialog>();
  const { deckId, review, session, previous, actions, audio, voice, autoAdvance } = study;
  const { card, side } = session;

  const commands: Readonly<Record<Exclude<ReviewerAction, FlagAction>, () => unknown>> = {
    continue: () => {
      if (side === 'question') review.showAnswer();
      else if (spaceAnswers) void study.answer(3);
    },
    again: () => study.answer(1),
    hard: () => study.answer(2),
    good: () => study.answer(3),
    easy: () => study.answer(4),
    more: () => setMenuOpen(true),
    buryCard: () => actions.buryCard(),
    buryNote: () => actions.buryNote(),
    suspendCard: () => actions.suspendCard(),
    suspendNote: () => actions.suspendNote(),
    deleteNote: () => actions.deleteNote(),
    editNote: () => openDialog({ kind: 'editNote', noteId: card.noteId }),
    copyNote: () => void copyNote(card.noteId),
    markNote: () => actions.toggleMark(),
    deckOptions: () => {
      if (card.deckId === card.homeDeckId) openDialog({ kind: 'deckOptions', deckId: card.deckId });
      else setOpened('deckOptions');
    },
    setDueDate: () => setOpened('setDueDate'),
    resetCard: () => setOpened('resetCard'),
    cardInfo: () => openDialog({ kind: 'cardInfo', cardId: card.cardId, isPrevious: false }),
    previousCardInfo: () => {
      if (previous === undefined) showToast(text('card-info-none-before'));
      else openDialog({ kind: 'cardInfo', cardId: previous, isPrevious: true });
    },
    recordVoice: () => voice.toggle(),
    replayVoice: () => voice.replay(),
    replayAudio: () => audio.replay(),
    pauseAudio: () => audio.togglePause(),
    audioBack: () => audio.seek(-SEEK_SECS),
    audioForward: () => audio.seek(SEEK_SECS),
    autoAdvance: () => autoAdvance.toggle(),
    undo: () => undo(),
    overview: () => goToOverview(deckId),
  };
  return {
    run: (action) => void (isFlag(action) ? actions.toggleFlag(flagOf(action)) : commands[action]()),
    menuOpen,
    setMenuOpen,
    opened,
    closeDialog: () => setOpened(undefined),
  };
}

function isFlag(action: ReviewerAction): action is FlagAction {
  return action.startsWith('flag');
}
