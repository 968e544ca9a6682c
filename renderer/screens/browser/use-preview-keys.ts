import { useEffect, useEffectEvent } from 'react';
import { editorKeyMatches } from '#renderer/editor/editor-actions.ts';

export type PreviewKey = 'back' | 'forth' | 'bothSides' | 'replay' | 'close';

/** Keys of the preview, wherever in it the focus is, the card's frame included. */
export function usePreviewKeys(platform: string, run: (key: PreviewKey) => void): void {
  const runNow = useEffectEvent(run);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // Something lies over it.
      if (document.querySelectorAll('[role="dialog"], [role="alertdialog"]').length > 1) return;
      const key = event.isComposing ? undefined : previewKey(event, platform);
      if (key === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      runNow(key);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [platform]);
}

function previewKey(event: KeyboardEvent, platform: string): PreviewKey | undefined {
  if (editorKeyMatches(event, 'CmdOrCtrl+Shift+P', platform)) return 'close';
  if (editorKeyMatches(event, 'B', platform)) return 'bothSides';
  if (editorKeyMatches(event, 'R', platform) || editorKeyMatches(event, 'F5', platform)) return 'replay';
  const forth = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (editorKeyMatches(event, forth, platform)) return 'forth';
  return editorKeyMatches(event, back, platform) ? 'back' : undefined;
}
