import type { SyncStatus } from '#shared/contract/sync.ts';
import { uploadLimitBytes } from './server-address.ts';

/** From this part of the limit on it is worth saying, while there is still room to do something about it. */
const WARNING_PART = 0.8;

/** How far a collection is from what its server takes at most; undefined: far, or no limit is known. */
export function nearLimit(bytes: number, base: string): SyncStatus['nearLimit'] {
  const limitBytes = uploadLimitBytes(base);
  return bytes < limitBytes * WARNING_PART ? undefined : { bytes, limitBytes };
}
