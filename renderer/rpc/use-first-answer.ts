import { useEffect, useEffectEvent, useState } from 'react';
import type { MethodInput, MethodName, MethodOutput } from './method-name.ts';
import { useServerQuery } from './use-server-query.ts';

/**
 * What a form starts with: asked when it opens, never what an earlier one left in the cache, and kept while the form
 * is being filled in. Undefined until it is there.
 */
export function useFirstAnswer<N extends MethodName<'query'>>(
  name: N,
  input: MethodInput<N>,
  onError: (error: unknown) => void,
): MethodOutput<N> | undefined {
  const { data, error, isFetching, isPlaceholderData } = useServerQuery(name, input);
  const [first, setFirst] = useState<MethodOutput<N>>();
  const isThere = first === undefined && data !== undefined && error === null && !isFetching && !isPlaceholderData;
  if (isThere) setFirst(data);
  const failed = useEffectEvent(onError);
  const failure = first === undefined && !isFetching ? error : null;
  useEffect(() => {
    if (failure !== null) failed(failure);
  }, [failure]);
  return first;
}
