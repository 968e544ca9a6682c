import { useSyncExternalStore } from 'react';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

const systemDark = '(prefers-color-scheme: dark)';

/** Whether cards are shown in their night colours: as the window is. */
export function useNightMode(): boolean {
  const theme = useServerQuery('preferences.get', {}).data?.theme ?? 'system';
  const dark = useSyncExternalStore(watchSystem, () => window.matchMedia?.(systemDark).matches ?? false);
  return theme === 'system' ? dark : theme === 'dark';
}

function watchSystem(onChange: () => void): () => void {
  const query = window.matchMedia?.(systemDark);
  query?.addEventListener('change', onChange);
  return () => query?.removeEventListener('change', onChange);
}
