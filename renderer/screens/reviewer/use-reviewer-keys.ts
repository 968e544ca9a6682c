import { useEffectEvent, useLayoutEffect } from 'react';
import { keysMayFire } from '#renderer/commands.ts';
import { type AnswerKeys, type ReviewerAction, reviewerActionOf } from './reviewer-keys.ts';

/**
 * Runs what keys stand for while a card is studied, wherever the focus is, the card's frame included, and leaves them
 * to text fields, menus and dialogs. A focused button keeps Space and Enter for itself.
 */
export function useReviewerKeys(platform: string, answerKeys: AnswerKeys, run: (action: ReviewerAction) => void): void {
  const runNow = useEffectEvent(run);
  const actionOf = useEffectEvent((event: KeyboardEvent) => reviewerActionOf(event, platform, answerKeys));
  // With the drawing: whoever sees the screen may press its keys.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const action = actionOf(event);
      if (action === undefined) return;
      const focused = document.activeElement;
      const dialogOpen = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
      if (!keysMayFire('single', focused, dialogOpen)) return;
      if (action === 'continue' && focused?.closest('button, a, summary, [role="button"]') != null) return;
      event.preventDefault();
      event.stopPropagation();
      runNow(action);
    };
    // Before the app's own keys, which would take Ctrl+Shift+D and the like for theirs.
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
