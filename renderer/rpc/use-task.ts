import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isAppError } from '#shared/errors/app-error.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { queriesTouchedByTask } from './changes-to-queries.ts';
import { useClient } from './client-context.tsx';
import {
  type MethodInput,
  type MethodName,
  type MethodOutput,
  type MethodProgress,
  callByName,
} from './method-name.ts';

export interface RunningTask<N extends MethodName> {
  readonly running: boolean;
  readonly progress: MethodProgress<N> | undefined;
  /** Undefined when it failed (shown by then) or was cancelled. */
  readonly run: (input: MethodInput<N>) => Promise<MethodOutput<N> | undefined>;
  readonly cancel: () => void;
}

/** Long work with progress and cancel. */
export function useTask<N extends MethodName<'task'>>(
  name: N,
  onError: (error: unknown) => void = showError,
): RunningTask<N> {
  const { calls } = useClient();
  const cache = useQueryClient();
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<MethodProgress<N>>();
  const abort = useRef<AbortController>(null);
  return {
    running,
    progress,
    cancel: () => abort.current?.abort(),
    run: async (input) => {
      const controller = new AbortController();
      abort.current = controller;
      setRunning(true);
      setProgress(undefined);
      try {
        return await callByName(calls, name, input, {
          signal: controller.signal,
          onProgress: (value) => setProgress(value),
        });
      } catch (error: unknown) {
        if (!isAppError(error, 'interrupted')) onError(error);
        return undefined;
      } finally {
        setRunning(false);
        for (const query of queriesTouchedByTask(name)) void cache.invalidateQueries({ queryKey: [query] });
      }
    },
  };
}
