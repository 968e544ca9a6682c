import { useEffectEvent, useLayoutEffect } from 'react';
import { commandForKey, keysMayFire } from '#renderer/commands.ts';
import type { CommandId } from '#shared/domain/commands.ts';

/** Runs commands by their keys. Keys that a field or a dialog wants are left to it. */
export function useKeys(platform: string, run: (id: CommandId) => void): void {
  const runNow = useEffectEvent(run);
  // With the drawing: whoever sees the screen may press its keys.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const command = commandForKey(event, platform);
      if (command?.keys === undefined || command.keys === null || command.electronRole !== undefined) return;
      const dialogOpen = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
      if (!keysMayFire(command.keys.kind, document.activeElement, dialogOpen)) return;
      event.preventDefault();
      runNow(command.id);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [platform]);
}
