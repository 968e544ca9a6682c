import { once } from 'node:events';
import { openSocket } from './connection.ts';
import { encryptedUnchecked } from './head-request.ts';
import type { Hop } from './route.ts';
import { isOutOfTime } from './time-limit.ts';

/** Whether TLS is what listens there. Nothing is sent over it, so it is of no matter whether the certificate is good. */
export async function speaksTls(server: Hop, signal: AbortSignal): Promise<boolean> {
  try {
    const secure = encryptedUnchecked(await openSocket(server, signal), server.host);
    try {
      await once(secure, 'secureConnect', { signal });
      return true;
    } finally {
      secure.destroy();
    }
  } catch (cause) {
    if (signal.aborted && !isOutOfTime(signal)) throw cause;
    // Whatever it is instead, this is not the slip that was looked for.
    return false;
  }
}
