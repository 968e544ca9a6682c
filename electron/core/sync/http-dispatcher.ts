import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { AppError } from '#shared/errors/app-error.ts';
import { isLoopback } from './server-address.ts';

export interface HttpDispatcher {
  readonly dispatcher: Dispatcher;
  /** Whether a connection was ever made. Behind a proxy that can't be told, so it counts as made. */
  connected(): boolean;
  close(): Promise<void>;
}

interface Proxies {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
}

/** What the environment says, in the ways that people write it: names in either case, addresses without scheme. */
function proxies(variables: NodeJS.ProcessEnv): Proxies | undefined {
  const read = (name: string): string | undefined => {
    const text = (variables[name] ?? variables[name.toUpperCase()])?.trim() ?? '';
    if (text === '') return undefined;
    return text.includes('://') ? text.replace(/^socks5h:/iu, 'socks5:') : `http://${text}`;
  };
  const all = read('all_proxy');
  const httpProxy = read('http_proxy') ?? all;
  const httpsProxy = read('https_proxy') ?? all;
  if (httpProxy === undefined && httpsProxy === undefined) return undefined;
  return { ...(httpProxy === undefined ? {} : { httpProxy }), ...(httpsProxy === undefined ? {} : { httpsProxy }) };
}

/** The stall monitor replaces undici's own time limits. */
const NO_LIMITS = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 0 } } as const;

function throughProxy(base: string, settings: Proxies): HttpDispatcher {
  try {
    const dispatcher = new EnvHttpProxyAgent({ ...NO_LIMITS, ...settings });
    return { dispatcher, connected: () => true, close: () => dispatcher.destroy() };
  } catch (cause) {
    // The setting itself stays out of the error: it may hold a password.
    throw new AppError('sync.offline', { host: new URL(base).host, cause: 'proxy setting' }, { cause });
  }
}

/** Connections of one sync run. */
export function httpDispatcher(base: string, variables: NodeJS.ProcessEnv): HttpDispatcher {
  const settings = isLoopback(base) ? undefined : proxies(variables);
  if (settings !== undefined) return throughProxy(base, settings);
  const dispatcher = new Agent(NO_LIMITS);
  let connected = false;
  dispatcher.on('connect', () => {
    connected = true;
  });
  return { dispatcher, connected: () => connected, close: () => dispatcher.destroy() };
}
