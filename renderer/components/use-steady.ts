import { useCallback, useInsertionEffect, useRef } from 'react';

/**
 * The same function at every drawing, which does what the last drawing's would: a memoised part that gets it is only
 * drawn anew for what it shows. For what somebody does, never to be called while drawing.
 */
export function useSteady<A extends readonly unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const last = useRef(act);
  useInsertionEffect(() => {
    last.current = act;
  });
  return useCallback((...args: A) => last.current(...args), []);
}
