import type { SecureContext } from 'node:tls';
import { Agent, type Dispatcher, Pool, ProxyAgent, Socks5ProxyAgent, buildConnector } from 'undici';
import { ConnectionsAhead } from './connections-ahead.ts';
import type { Network } from './http-network.ts';
import { type Proxy, proxyFor } from './http-proxy.ts';
import { trustedRoots } from './http-trust.ts';
import { KEEP_ALIVE_MS, type KeptConnection } from './kept-connection.ts';

export interface HttpDispatcher {
  readonly dispatcher: Dispatcher;
  readonly proxy: Proxy | undefined;
  /** Whether this run ever had a connection to the server itself; undefined: the proxy on the way hides it. */
  connected(): boolean | undefined;
  /** So many requests at once come soon: their connections are opened now. Not through a proxy. */
  expect(requests: number): void;
  /** To be called when nothing is under way: closes all connections but one for a later run. False: there is none. */
  leaveOne(): boolean;
  close(): Promise<void>;
}

/** Requests of one run that may be under way at once; more wait for a connection to be free. */
const CONNECTIONS = 12;

/** The stall monitor replaces undici's own time limits, on the way to a proxy too. */
const NO_CONNECT_LIMIT = { timeout: 0 } as const;
const LIMITS = {
  headersTimeout: 0,
  bodyTimeout: 0,
  connections: CONNECTIONS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  pipelining: 1,
  allowH2: false,
} as const;

/**
 * Connections of one sync run; the one that the run before it left open is among them, if it leads the same way.
 * Throws `sync.proxySetting` when what is said of the proxy can't be used.
 */
export async function httpDispatcher(base: string, network: Network, kept?: KeptConnection): Promise<HttpDispatcher> {
  const proxy = await proxyFor(base, network);
  // Asked for with a proxy on the way too: then the kept one leads past it, and is closed.
  const again = await kept?.take(proxy === undefined ? wayOf(base, network) : '');
  if (again !== undefined) return again;
  const encrypted = base.startsWith('https:');
  // Reading all roots takes a moment that plain connections need not spend.
  const needsRoots = encrypted || proxy?.url.startsWith('https:') === true;
  const roots = needsRoots ? trustedRoots(network.ownCertificates) : undefined;
  return proxy === undefined ? direct(roots) : throughProxy(proxy, encrypted, roots);
}

/** Tells connections apart that must not stand in for each other. */
export function wayOf(base: string, { ownCertificates }: Pick<Network, 'ownCertificates'>): string {
  return JSON.stringify([base, ownCertificates]);
}

function direct(roots: SecureContext | undefined): HttpDispatcher {
  const ahead = new ConnectionsAhead(buildConnector({ ...NO_CONNECT_LIMIT, allowH2: false, ...tlsOptions(roots) }));
  const dispatcher = new Agent({ ...LIMITS, connect: ahead.connect });
  let connected = false;
  let open = 0;
  dispatcher
    .on('connect', () => {
      connected = true;
      open += 1;
    })
    .on('disconnect', () => {
      open -= 1;
    });
  return {
    dispatcher,
    proxy: undefined,
    connected: () => connected || open > 0,
    expect: (requests) => ahead.add(Math.min(requests, CONNECTIONS) - open),
    leaveOne: () => {
      connected = false;
      return ahead.leaveOne();
    },
    close: () => {
      ahead.close();
      return dispatcher.destroy();
    },
  };
}

function throughProxy(proxy: Proxy, encrypted: boolean, roots: SecureContext | undefined): HttpDispatcher {
  const tls = { ...NO_CONNECT_LIMIT, ...tlsOptions(roots) };
  if (proxy.url.startsWith('socks5:')) {
    const dispatcher = new Socks5ProxyAgent(proxy.url, { connectTimeout: 0, requestTls: tls });
    return {
      dispatcher,
      proxy,
      connected: () => undefined,
      expect: () => undefined,
      leaveOne: () => false,
      close: () => dispatcher.destroy(),
    };
  }
  let connected = false;
  const dispatcher = new ProxyAgent({
    ...LIMITS,
    uri: proxy.url,
    connectTimeout: 0,
    requestTls: tls,
    proxyTls: tls,
    // undici makes these two without the limits above.
    factory: (origin, options) =>
      new Pool(origin, Object.assign({}, options, LIMITS)).on('connect', () => {
        connected = true;
      }),
    clientFactory: (origin, options) => new Pool(origin, Object.assign({}, options, LIMITS)),
  });
  // A plain request's connection is to the proxy.
  const connectedOrHidden = (): boolean | undefined => (encrypted ? connected : undefined);
  return {
    dispatcher,
    proxy,
    connected: connectedOrHidden,
    expect: () => undefined,
    leaveOne: () => false,
    close: () => dispatcher.destroy(),
  };
}

function tlsOptions(roots: SecureContext | undefined): { readonly secureContext?: SecureContext } {
  return roots === undefined ? {} : { secureContext: roots };
}
