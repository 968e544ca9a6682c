import type { MediaProgress } from '#shared/contract/media.ts';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

/** Most media syncs have nothing to do and are over sooner: a sign of them would only flicker. */
const patienceMs = 300;

/** How far the media sync is that runs in the background, whoever began it; null while there is none to speak of. */
export function useMediaRunning(collectionOpen: boolean): MediaProgress | null {
  const progress = useServerQuery('media.status', {}, { enabled: collectionOpen }).data?.progress ?? null;
  const shown = useDelayed(progress !== null, patienceMs);
  return shown ? progress : null;
}
