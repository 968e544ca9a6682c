import { useEffect, useEffectEvent } from 'react';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useSyncFlow } from '#renderer/state/sync-flow.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** Says the end of a sync that opened no dialog. */
export function useQuietEnd(): void {
  const translator = useTranslator();
  const format = useFormat();
  const end = useSyncFlow((state) => state.quietEnd);
  const say = useEffectEvent(() => {
    if (end === undefined) return;
    useSyncFlow.setState({ quietEnd: undefined });
    if (end === 'noChanges' || end === 'merged') showToast(translator.text(`sync-${end}`));
    else showToast(errorWords(end, translator, format).title);
  });
  useEffect(() => say(), [end]);
}
