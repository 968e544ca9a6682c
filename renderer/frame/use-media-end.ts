import { useEffect, useEffectEvent } from 'react';
import { useFormat, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useDialogs } from '#renderer/state/dialog-store.ts';
import { mediaEndTold, useMediaFlow } from '#renderer/state/media-flow.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { outcomeText } from './media-words.ts';

/** Says how a media sync went that nobody watched. What has to be seen to is a note instead, which stays. */
export function useMediaEnd(): void {
  const translator = useTranslator();
  const format = useFormat();
  const untold = useMediaFlow((state) => state.untold);
  const say = useEffectEvent(() => {
    const { end } = useMediaFlow.getState();
    if (useDialogs.getState().dialog?.kind === 'mediaProgress' || end?.kind === 'aborted') return mediaEndTold();
    if (end?.kind !== 'done' || end.outcome.kept.length > 0) return;
    mediaEndTold();
    const said = outcomeText(end.outcome, translator, format);
    if (said !== undefined) showToast(said);
  });
  useEffect(() => {
    if (untold) say();
  }, [untold]);
}
