import { type UseQueryResult, keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './client-context.tsx';
import { type Calls, type MethodInput, type MethodName, type MethodOutput, callByName } from './method-name.ts';

export interface ServerQueryOptions {
  readonly enabled?: boolean;
  readonly refetchIntervalMs?: number;
}

function keyAndCall<N extends MethodName<'query'>>(calls: Calls, name: N, input: MethodInput<N>) {
  return {
    queryKey: [name, input],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => callByName(calls, name, input, { signal }),
  };
}

/** What the host or the engine knows, from the cache. Dropped by events, never by screens. */
export function useServerQuery<N extends MethodName<'query'>>(
  name: N,
  input: MethodInput<N>,
  options: ServerQueryOptions = {},
): UseQueryResult<MethodOutput<N>> {
  const { calls } = useClient();
  return useQuery({
    ...keyAndCall(calls, name, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchIntervalMs ?? false,
    placeholderData: keepPreviousData,
  });
}

/** Several answers of one method: the pages of a long list that are in sight. Each is undefined until it is there. */
export function useServerQueries<N extends MethodName<'query'>>(
  name: N,
  inputs: readonly MethodInput<N>[],
): readonly (MethodOutput<N> | undefined)[] {
  const { calls } = useClient();
  const results = useQueries({ queries: inputs.map((input) => keyAndCall(calls, name, input)) });
  return results.map(({ data }) => data);
}

/** Gets an answer into the cache before it is shown. A failure is left to the query that shows it. */
export function usePrefetch<N extends MethodName<'query'>>(name: N): (input: MethodInput<N>) => Promise<void> {
  const { calls } = useClient();
  const cache = useQueryClient();
  return (input) => cache.prefetchQuery(keyAndCall(calls, name, input));
}
