import { useEffect, useEffectEvent } from 'react';
import { keysMayFire } from '#renderer/commands.ts';

/** Single keys of the overview, by their letters; on keyboards of other scripts by their place. */
export function useOverviewKeys(actions: Readonly<Record<string, () => void>>): void {
  const run = useEffectEvent((key: string) => actions[key]?.());
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const dialogOpen = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
      if (!keysMayFire('single', document.activeElement, dialogOpen)) return;
      const isLatin = /^[a-z]$/iu.test(event.key);
      run(isLatin ? event.key.toLowerCase() : event.code.replace(/^Key/u, '').toLowerCase());
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
