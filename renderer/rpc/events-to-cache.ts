import type { QueryClient } from '@tanstack/react-query';
import { queriesTouchedBy } from './changes-to-queries.ts';
import type { EbbClient, MethodName } from './method-name.ts';

/** A list of tens of thousands of files is read again no more often than this, however fast they come. */
const longListMs = 1000;

/** Keeps the query cache true while the connection lasts. Gives back how to stop. */
export function linkEventsToCache(client: EbbClient, cache: QueryClient): () => void {
  const drop = (names: readonly MethodName<'query'>[]): void => {
    for (const name of names) void cache.invalidateQueries({ queryKey: [name] });
  };
  const lists = atMostEvery(longListMs, () => drop(['media.list', 'media.status']));
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
    client.on('mediaState', () => {
      drop(['media.status', 'media.log']);
      lists.ask();
    }),
    client.on('mediaFiles', lists.ask),
    client.on('preferences', (preferences) => cache.setQueryData(['preferences.get', {}], preferences)),
  ];
  return () => {
    lists.stop();
    for (const stop of stops) stop();
  };
}

/** Runs `work` at once, then not before so long has passed; what is asked for meanwhile is done once, at the end. */
function atMostEvery(ms: number, work: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let askedAgain = false;
  function begin(): void {
    askedAgain = false;
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (askedAgain) begin();
    }, ms);
  }
  return {
    ask: () => {
      if (timer === undefined) begin();
      else askedAgain = true;
    },
    stop: () => clearTimeout(timer),
  };
}
