import { codeOf } from '../../errors/from-cause.ts';
import { type CheckOutcome, failed, ok, skipped } from './check-outcome.ts';
import { askHead } from './head-request.ts';
import type { ProxyHop, Route } from './route.ts';
import { isOutOfTime } from './time-limit.ts';
import { TunnelRefused, openWay } from './tunnel.ts';

/** Whether the proxy lets us through to the server. */
export async function checkProxy(route: Route, signal: AbortSignal): Promise<CheckOutcome> {
  const { proxy, address } = route;
  if (proxy === undefined) return skipped('noProxy');
  const facts = { proxy: proxy.name, kind: proxy.kind, login: 'proxy-authorization' in proxy.loginHeader };
  if (proxy.kind === 'socks') return skipped('notVisible', facts);
  try {
    const status = await statusThrough(route, signal);
    const seen = { ...facts, status };
    return address.encrypted || status !== 407
      ? ok(seen)
      : failed({ kind: 'proxyLogin', proxy: proxy.name, variable: proxy.variable }, seen);
  } catch (cause) {
    if (signal.aborted && !isOutOfTime(signal)) throw cause;
    return refusal(cause, route, proxy, facts);
  }
}

/** Encrypted traffic goes through a tunnel; plain requests are handed to the proxy one by one. */
async function statusThrough(route: Route, signal: AbortSignal): Promise<number> {
  if (!route.address.encrypted) return (await askHead(route, signal)).status;
  const socket = await openWay(route, signal);
  socket.destroy();
  return 200;
}

function refusal(cause: unknown, { server }: Route, proxy: ProxyHop, facts: CheckOutcome['facts']): CheckOutcome {
  if (cause instanceof TunnelRefused) {
    const { status } = cause;
    const seen = { ...facts, status };
    return status === 407
      ? failed({ kind: 'proxyLogin', proxy: proxy.name, variable: proxy.variable }, seen)
      : failed({ kind: 'proxyRefuses', proxy: proxy.name, host: server.host, status }, seen);
  }
  return failed({ kind: 'notAProxy', proxy: proxy.name }, { ...facts, cause: codeOf(cause) ?? 'unknown' });
}
