import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showError } from '#renderer/state/dialog-store.ts';
import { queriesTouchedByTask } from './changes-to-queries.ts';
import { useClient } from './client-context.tsx';
import { type MethodInput, type MethodName, type MethodOutput, callByName } from './method-name.ts';

export interface Operation<N extends MethodName> {
  /** Resolves to undefined after a failure, which has been shown by then. */
  readonly run: (input: MethodInput<N>) => Promise<MethodOutput<N> | undefined>;
  readonly running: boolean;
}

/** A change without progress. Its failure is shown in the error dialog unless `onError` takes it. */
export function useOperation<N extends MethodName<'operation' | 'task'>>(
  name: N,
  onError: (error: unknown) => void = showError,
): Operation<N> {
  const { calls } = useClient();
  const cache = useQueryClient();
  const mutation = useMutation({
    mutationFn: (input: MethodInput<N>) => callByName(calls, name, input),
    onSettled: () => {
      for (const query of queriesTouchedByTask(name)) void cache.invalidateQueries({ queryKey: [query] });
    },
  });
  return {
    running: mutation.isPending,
    run: async (input) => {
      try {
        return await mutation.mutateAsync(input);
      } catch (error: unknown) {
        onError(error);
        return undefined;
      }
    },
  };
}
