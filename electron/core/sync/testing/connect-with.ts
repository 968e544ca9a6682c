import type { Network } from '../http-network.ts';
import { directWay } from '../http-network.ts';
import { serverAddress } from '../server-address.ts';
import { SyncClient, type SyncClientOptions } from '../sync-client.ts';

/** A client in a network of the test's own making: none of the machine's variables, no proxy of its system. */
export function connectWith(
  base: string,
  network: Partial<Network> = {},
  options: Partial<SyncClientOptions> = {},
): SyncClient {
  return new SyncClient({
    address: serverAddress(base),
    hostKey: 'key',
    client: { version: '0.1.0', platform: 'linux' },
    random: { bits64: () => 5n },
    timeoutSecs: 30,
    signal: new AbortController().signal,
    network: { variables: {}, systemProxy: directWay, ownCertificates: null, ...network },
    ...options,
  });
}

/** One `meta` over a client of its own. */
export async function metaOver(base: string, network: Partial<Network> = {}): Promise<unknown> {
  const client = connectWith(base, network);
  try {
    return await client.meta();
  } finally {
    await client.close();
  }
}
