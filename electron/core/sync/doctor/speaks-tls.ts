import { once } from 'node:events';
import type { Socket } from 'node:net';
import { encryptedUnchecked } from './head-request.ts';
import { isOutOfTime } from './time-limit.ts';

/** Whether TLS is what the other side wants to hear. Ends the connection. */
export async function speaksTls(socket: Socket, host: string, signal: AbortSignal): Promise<boolean> {
  const secure = encryptedUnchecked(socket, host);
  try {
    await once(secure, 'secureConnect', { signal });
    return true;
  } catch (cause) {
    if (signal.aborted && !isOutOfTime(signal)) throw cause;
    return false;
  } finally {
    secure.destroy();
  }
}
