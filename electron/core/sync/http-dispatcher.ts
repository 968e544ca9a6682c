import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { isLoopback } from './server-address.ts';

export interface HttpDispatcher {
  readonly dispatcher: Dispatcher;
  /** Whether a connection was ever made. Behind a proxy that can't be told, so it counts as made. */
  connected(): boolean;
  close(): Promise<void>;
}

function proxyWanted(variables: NodeJS.ProcessEnv): boolean {
  return ['http_proxy', 'https_proxy', 'all_proxy'].some((name) =>
    Boolean(variables[name] ?? variables[name.toUpperCase()]),
  );
}

/** Connections of one sync run; the stall monitor replaces undici's own time limits. */
export function httpDispatcher(base: string, variables: NodeJS.ProcessEnv): HttpDispatcher {
  const limits = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 0 } } as const;
  if (!isLoopback(base) && proxyWanted(variables)) {
    const all = variables['all_proxy'] ?? variables['ALL_PROXY'];
    const httpProxy = variables['http_proxy'] ?? variables['HTTP_PROXY'] ?? all;
    const httpsProxy = variables['https_proxy'] ?? variables['HTTPS_PROXY'] ?? all;
    const dispatcher = new EnvHttpProxyAgent({
      ...limits,
      ...(httpProxy === undefined ? {} : { httpProxy }),
      ...(httpsProxy === undefined ? {} : { httpsProxy }),
    });
    return { dispatcher, connected: () => true, close: () => dispatcher.destroy() };
  }
  const dispatcher = new Agent(limits);
  let connected = false;
  dispatcher.on('connect', () => {
    connected = true;
  });
  return { dispatcher, connected: () => connected, close: () => dispatcher.destroy() };
}
