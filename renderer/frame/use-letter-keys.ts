import { useEffectEvent, useLayoutEffect } from 'react';
import { keysMayFire } from '#renderer/commands.ts';

/** Single keys of a screen, by their letters; on keyboards of other scripts by their place. */
export function useLetterKeys(actions: Readonly<Record<string, () => void>>): void {
  const actionOf = useEffectEvent((key: string) => actions[key]);
  // With the drawing: whoever sees the screen may press its keys.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const dialogOpen = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
      if (!keysMayFire('single', document.activeElement, dialogOpen)) return;
      const isLatin = /^[a-z]$/iu.test(event.key);
      const run = actionOf(isLatin ? event.key.toLowerCase() : event.code.replace(/^Key/u, '').toLowerCase());
      if (run === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    // Before the app's own keys: a command that can't be used here would take its key all the same.
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
