import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isAppError } from '#shared/errors/app-error.ts';
import { codeOf } from '../../errors/from-cause.ts';
import { type CheckOutcome, failed, ok, skipped } from './check-outcome.ts';
import { type Route, firstHop } from './route.ts';
import { isOutOfTime, unlessAborted } from './time-limit.ts';

export type NameLookup = (host: string) => Promise<readonly { readonly address: string }[]>;
export const systemLookup: NameLookup = (host) => lookup(host, { all: true });

/** Whether any network but the machine's own is up. */
export function isAnyNetworkUp(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal) ?? false);
}

export interface NameLookupParts {
  readonly route: Route;
  readonly lookup: NameLookup;
  readonly networkUp: () => boolean;
  readonly signal: AbortSignal;
}

export async function checkNameLookup({
  route,
  lookup: find,
  networkUp,
  signal,
}: NameLookupParts): Promise<CheckOutcome> {
  const { proxy } = route;
  const { host } = firstHop(route);
  if (isIP(host) !== 0) return skipped('addressIsNumber', { host });
  try {
    const found = await unlessAborted(signal, find(host));
    return ok({ host, addresses: found.map(({ address }) => address).join(' ') });
  } catch (cause) {
    const outOfTime = isAppError(cause, 'interrupted') && isOutOfTime(signal);
    const code = outOfTime ? 'TIMEOUT' : codeOf(cause);
    if (code === undefined || (isAppError(cause) && !outOfTime)) throw cause;
    const facts = { host, cause: code };
    if (!networkUp()) return failed({ kind: 'noNetwork' }, facts);
    if (proxy !== undefined) return failed({ kind: 'proxyNameUnknown', proxy: proxy.name }, facts);
    return failed({ kind: code === 'ENOTFOUND' ? 'nameUnknown' : 'nameServerSilent', host }, facts);
  }
}
