import { useMemo } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { type SidebarNode, sidebarTree } from './sidebar-tree.ts';

/** Everything that the sidebar holds; undefined until all of it is known. */
export function useSidebarNodes(): readonly SidebarNode[] | undefined {
  const text = useText();
  const preferences = useServerQuery('browserPreferences.get', {}).data;
  const decks = useServerQuery('decks.tree', {}).data;
  const notetypes = useServerQuery('notetypes.list', {}).data;
  const tags = useServerQuery('tags.tree', {}).data;
  return useMemo(() => {
    if (preferences === undefined || decks === undefined || notetypes === undefined || tags === undefined)
      return undefined;
    return sidebarTree({ preferences, decks, notetypes, tags }, text);
  }, [preferences, decks, notetypes, tags, text]);
}
