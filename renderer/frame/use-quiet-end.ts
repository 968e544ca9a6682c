import { useEffect, useEffectEvent } from 'react';
import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Formatter } from '#shared/i18n/format.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import { errorWords } from '#renderer/i18n/error-words.ts';
import { useFormat, useTranslator } from '#renderer/i18n/text-context.tsx';
import { type QuietEnd, useSyncFlow } from '#renderer/state/sync-flow.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** What moved both ways, when anything did. */
function endText(end: Exclude<QuietEnd, AppError>, text: Translator['text'], { number }: Formatter): string {
  if (end.kind === 'noChanges') return text('sync-noChanges');
  const { sent, received, removalsSent, removalsReceived } = end.counts;
  const [went, came] = [sent + removalsSent, received + removalsReceived];
  if (went + came === 0) return text('sync-merged');
  return text('sync-merged-counts', { sent: number(went), received: number(came) });
}

/** Says the end of a sync that opened no dialog. */
export function useQuietEnd(): void {
  const translator = useTranslator();
  const format = useFormat();
  const end = useSyncFlow((state) => state.quietEnd);
  const say = useEffectEvent(() => {
    if (end === undefined) return;
    useSyncFlow.setState({ quietEnd: undefined });
    if (isAppError(end)) showToast(errorWords(end, translator, format).title);
    else showToast(endText(end, translator.text, format));
  });
  useEffect(() => say(), [end]);
}
