import { QueryClient } from '@tanstack/react-query';

/** Everything is as fresh as the last event about it, so nothing is read again by age, focus or reconnecting. */
export function createQueryCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The engine is on this machine: being offline does not matter to it.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
