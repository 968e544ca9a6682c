import type { QueryClient } from '@tanstack/react-query';
import { queriesTouchedBy } from './changes-to-queries.ts';
import type { EbbClient, MethodName } from './method-name.ts';

/** Keeps the query cache true while the connection lasts. Gives back how to stop. */
export function linkEventsToCache(client: EbbClient, cache: QueryClient): () => void {
  const drop = (names: readonly MethodName<'query'>[]): void => {
    for (const name of names) void cache.invalidateQueries({ queryKey: [name] });
  };
  const stops = [
    client.on('changes', (changes) => drop(queriesTouchedBy(changes))),
    client.on('collectionState', () => void cache.invalidateQueries()),
    client.on('syncState', () =>
      drop([
        'sync.status',
        'sync.settings',
        'app.othersOnAccount',
        'backups.list',
        'syncHistory.list',
        'syncHistory.get',
        'syncDoctor.countFailures',
        // The server may have said its time.
        'collection.clock',
      ]),
    ),
    client.on('preferences', (preferences) => cache.setQueryData(['preferences.get', {}], preferences)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
