import type { Proxy } from '../http-proxy.ts';
import type { ServerAddress } from '../server-address.ts';

export interface Hop {
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
}

export interface ProxyHop extends Hop {
  readonly kind: 'http' | 'https' | 'socks';
  /** Host and port for people; the login in the setting stays out of it. */
  readonly name: string;
  /** Where its address is written. */
  readonly variable: string;
  /** The header that logs in, if the setting has a login. */
  readonly loginHeader: Readonly<Record<string, string>>;
}

/** How requests get to the server. */
export interface Route {
  readonly address: ServerAddress;
  readonly server: Hop;
  readonly proxy: ProxyHop | undefined;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'socks5:': 1080 };
const PROXY_KINDS: Readonly<Record<string, ProxyHop['kind']>> = { 'http:': 'http', 'https:': 'https' };

function hopOf({ hostname, port, protocol }: URL): Hop {
  return {
    host: hostname.replace(/^\[|\]$/gu, ''),
    port: port === '' ? (DEFAULT_PORTS[protocol] ?? 0) : Number(port),
  };
}

function proxyHop({ url: setting, host: name, variable }: Proxy): ProxyHop {
  const url = new URL(setting);
  const login = Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`);
  return {
    ...hopOf(url),
    kind: PROXY_KINDS[url.protocol] ?? 'socks',
    name,
    variable,
    loginHeader: url.username === '' ? {} : { 'proxy-authorization': `Basic ${login.toString('base64')}` },
  };
}

export function routeTo(address: ServerAddress, proxy: Proxy | undefined): Route {
  return {
    address,
    server: hopOf(new URL(address.base)),
    proxy: proxy === undefined ? undefined : proxyHop(proxy),
  };
}

/** Where the connection goes first. */
export function firstHop({ server, proxy }: Route): Hop {
  return proxy ?? server;
}
