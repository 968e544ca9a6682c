import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from './client-context.tsx';
import { type MethodInput, type MethodName, type MethodOutput, callByName } from './method-name.ts';

export interface ServerQueryOptions {
  readonly enabled?: boolean;
  readonly refetchIntervalMs?: number;
}

/** What the host or the engine knows, from the cache. Dropped by events, never by screens. */
export function useServerQuery<N extends MethodName<'query'>>(
  name: N,
  input: MethodInput<N>,
  options: ServerQueryOptions = {},
): UseQueryResult<MethodOutput<N>> {
  const { calls } = useClient();
  return useQuery({
    queryKey: [name, input],
    queryFn: ({ signal }) => callByName(calls, name, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchIntervalMs ?? false,
    placeholderData: keepPreviousData,
  });
}
