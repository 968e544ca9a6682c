import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

/** Why a search can't be saved under a name. Names are there once; `own` is the one that is changed. */
export function useSavedNameProblem(own: string | undefined): (name: string) => string | undefined {
  const text = useText();
  const saved = useServerQuery('browserPreferences.get', {}).data?.savedSearches ?? [];
  return (name) => {
    if (name === '') return text('browser-entry-name-empty');
    return name !== own && saved.some((known) => known.name === name) ? text('browser-entry-name-taken') : undefined;
  };
}
