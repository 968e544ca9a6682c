import { type Socket, connect } from 'node:net';
import { codeOf } from '../../errors/from-cause.ts';
import { type CheckOutcome, failed, ok } from './check-outcome.ts';
import { type Hop, type Route, firstHop } from './route.ts';
import { isOutOfTime } from './time-limit.ts';

/** A bare connection. Rejects with the system's error, or with `interrupted` when the signal ends it. */
export function openSocket({ host, port }: Hop, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      // Whoever goes on with it learns of its end by what they wait for.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

export async function checkConnection(route: Route, signal: AbortSignal): Promise<CheckOutcome> {
  const hop = firstHop(route);
  const { host, port } = hop;
  try {
    const socket = await openSocket(hop, signal);
    const { remoteAddress = null } = socket;
    socket.destroy();
    return ok({ host, port, address: remoteAddress });
  } catch (cause) {
    const code = isOutOfTime(signal) ? 'ETIMEDOUT' : codeOf(cause);
    if (code === undefined || (signal.aborted && !isOutOfTime(signal))) throw cause;
    const facts = { host, port, cause: code };
    if (route.proxy !== undefined) return failed({ kind: 'proxyUnreachable', proxy: route.proxy.name }, facts);
    if (code === 'ECONNREFUSED') return failed({ kind: 'connectionRefused', host, port }, facts);
    if (code === 'ETIMEDOUT') return failed({ kind: 'connectionSilent', host, port }, facts);
    return failed({ kind: 'unreachable', host }, facts);
  }
}
