import { useEffect, useState } from 'react';
import { isAppError } from '#shared/errors/app-error.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import type { MethodOutput, MethodProgress } from '#renderer/rpc/method-name.ts';

export type Diagnosis =
  | { readonly kind: 'running'; readonly progress: MethodProgress<'syncDoctor.run'> | undefined }
  | { readonly kind: 'done'; readonly result: MethodOutput<'syncDoctor.run'> }
  /** A sync came first. */
  | { readonly kind: 'stopped' };

/** Looks as soon as it is there, and again when asked to; nothing goes on when it is gone. */
export function useDiagnosis(onError: (error: unknown) => void): {
  readonly diagnosis: Diagnosis;
  readonly lookAgain: () => void;
} {
  const { calls } = useClient();
  const [round, setRound] = useState(0);
  const [diagnosis, setDiagnosis] = useState<Diagnosis>({ kind: 'running', progress: undefined });
  useEffect(() => {
    const stop = new AbortController();
    const show = (next: Diagnosis): void => {
      if (!stop.signal.aborted) setDiagnosis(next);
    };
    async function look(): Promise<void> {
      show({ kind: 'running', progress: undefined });
      const onProgress = (progress: MethodProgress<'syncDoctor.run'>): void => show({ kind: 'running', progress });
      try {
        show({ kind: 'done', result: await calls.syncDoctor.run({}, { signal: stop.signal, onProgress }) });
      } catch (error: unknown) {
        if (stop.signal.aborted) return;
        show({ kind: 'stopped' });
        const syncCameFirst = isAppError(error, 'interrupted') || isAppError(error, 'sync.running');
        if (!syncCameFirst) onError(error);
      }
    }
    void look();
    return () => stop.abort();
    // Whoever handles errors may be a new function at each drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [calls, round]);
  return { diagnosis, lookAgain: () => setRound((before) => before + 1) };
}
