import { BlockList, isIP } from 'node:net';
import { AppError } from '#shared/errors/app-error.ts';
import type { Network } from './http-network.ts';
import { isLoopback } from './server-address.ts';

export interface Proxy {
  /** With its login: for the connection only, never for a message or the log. */
  readonly url: string;
  /** Host and port, as users know it. */
  readonly host: string;
  /** Where its address is written, or is to be written when the system named it. */
  readonly variable: string;
}

const KINDS = new Set(['http:', 'https:', 'socks5:']);
/** What each kind listens on when nothing else is said. */
const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'socks5:': '1080' };
/** The kinds of a PAC script. Its SOCKS is version 4, which has no names and no login. */
const PAC_KINDS: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https', SOCKS5: 'socks5' };

/**
 * The proxy on the way to a server; undefined: none. What the environment says comes first, then the system.
 * Traffic to this machine never takes one.
 */
export async function proxyFor(
  base: string,
  { variables, systemProxy }: Pick<Network, 'variables' | 'systemProxy'>,
): Promise<Proxy | undefined> {
  const url = new URL(base);
  if (isLoopback(base) || bypassesProxy(url, variableOf(variables, 'NO_PROXY')?.text ?? '')) return undefined;
  const own = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const found = variableOf(variables, own) ?? variableOf(variables, 'ALL_PROXY');
  if (found === undefined) return fromPac(await systemProxy(base), url.host, own);
  const proxy = asProxy(found.text, found.name);
  if (proxy === undefined) throw new AppError('sync.proxySetting', { host: url.host, variable: found.name });
  return proxy;
}

function variableOf(variables: Network['variables'], name: string): { name: string; text: string } | undefined {
  for (const spelled of [name.toLowerCase(), name]) {
    const text = variables[spelled]?.trim() ?? '';
    if (text !== '') return { name: spelled, text };
  }
  return undefined;
}

/** People leave the scheme out, and write `socks5h` for "the proxy looks up names", which it always does here. */
function asProxy(written: string, variable: string): Proxy | undefined {
  const text = written.includes('://') ? written.replace(/^socks(?:5h)?:/iu, 'socks5:') : `http://${written}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!KINDS.has(url.protocol) || url.hostname === '' || !isDecodable(url)) return undefined;
  const port = url.port === '' ? (PORTS[url.protocol] ?? '') : url.port;
  return { url: url.href, host: `${url.hostname}:${port}`, variable };
}

/** A `%` that belongs to the password itself would end in an error far from here. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch (cause) {
    if (cause instanceof URIError) return false;
    throw cause;
  }
}

/** The first way that can be gone. A list of unknown kinds alone is an error, not a way round the proxy. */
function fromPac(answer: string, host: string, variable: string): Proxy | undefined {
  const ways = answer
    .split(';')
    .map((way) => way.trim())
    .filter((way) => way !== '');
  for (const way of ways) {
    const [kind = '', place = ''] = way.split(/\s+/u);
    if (kind.toUpperCase() === 'DIRECT') return undefined;
    const scheme = PAC_KINDS[kind.toUpperCase()];
    const proxy = scheme === undefined ? undefined : asProxy(`${scheme}://${place}`, variable);
    if (proxy !== undefined) return proxy;
  }
  if (ways.length === 0) return undefined;
  throw new AppError('sync.proxySetting', { host, variable: 'system' });
}

/** Whether NO_PROXY names this server: `*`, names with everything below them, addresses, networks; with or without a port. */
export function bypassesProxy(url: URL, noProxy: string): boolean {
  const name = bareName(url.hostname);
  const port = url.port === '' ? (PORTS[url.protocol] ?? '') : url.port;
  return noProxy
    .split(/[\s,]+/u)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const withPort = /^(\[[^\]]+\]|[^:]+):(\d+)$/u.exec(entry);
      if (withPort?.[2] !== undefined && withPort[2] !== port) return false;
      return isNamedBy(name, bareName(withPort?.[1] ?? entry));
    });
}

function bareName(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/gu, '')
    .replace(/\.$/u, '');
}

function isNamedBy(name: string, entry: string): boolean {
  if (entry === '*' || entry === name) return true;
  const network = /^(.+)\/(\d{1,3})$/u.exec(entry);
  if (network !== null) return isInNetwork(name, network[1] ?? '', Number(network[2]));
  return isIP(name) === 0 && name.endsWith(`.${entry.replace(/^\*?\./u, '')}`);
}

function isInNetwork(address: string, network: string, prefix: number): boolean {
  const family = isIP(network);
  if (family === 0 || isIP(address) !== family || prefix > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
