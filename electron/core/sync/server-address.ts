import { isIP } from 'node:net';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { SyncServer } from '#shared/contract/sync.ts';

export const ANKIWEB_BASE = 'https://sync.ankiweb.net/';

/** Where a sync server is: a base that ends in a slash, to which `sync/<method>` is appended. */
export interface ServerAddress {
  readonly base: string;
  /** As users know it: host, port when it is not the usual one, and the sub-path. */
  readonly host: string;
  readonly encrypted: boolean;
}

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//iu;
/** A URL parser takes `http:///x` for the host x. */
const NO_HOST = /^[a-z][a-z0-9+.-]*:\/{3}/iu;
/** `localhost:8080` and `nas:8080` look like a scheme to a URL parser, hence the digits. */
const OTHER_SCHEME = /^(?:mailto|file|javascript|data|ftp|ws|wss|blob|about):(?!\d)/iu;
/** The first path part that names a method group ends the base: `/sync/`, `/msync/hostKey` are pasted often. */
const METHOD_PART = /\/m?sync(?:\/.*)?$/u;

function isLocalName(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/gu, '');
  return isIP(bare) !== 0 || !bare.includes('.') || bare.endsWith('.local') || bare.endsWith('.localhost');
}

function parse(text: string): URL | undefined {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined;
  if (scheme === undefined && OTHER_SCHEME.test(text)) return undefined;
  if (scheme !== undefined) return URL.canParse(text) ? new URL(text) : undefined;
  const plain = `http://${text}`;
  if (!URL.canParse(plain)) return undefined;
  const url = new URL(plain);
  return isLocalName(url.hostname) ? url : new URL(`https://${text}`);
}

function basePath(pathname: string): string {
  const path = pathname.replace(/\/{2,}/gu, '/').replace(METHOD_PART, '');
  return path.endsWith('/') ? path : `${path}/`;
}

/** Makes an address out of what people type or paste. Throws `sync.badAddress`; never guesses past that. */
export function serverAddress(pasted: string): ServerAddress {
  const text = pasted.trim();
  const url = /\s/u.test(text) || text === '' || NO_HOST.test(text) ? undefined : parse(text);
  const refused = url === undefined || url.username !== '' || url.password !== '' || url.hostname === '';
  // A password in the address would end up in logs and error details, so the text is not repeated either.
  if (refused) throw new AppError('sync.badAddress', { address: text.includes('@') ? '' : text });
  const path = basePath(url.pathname);
  return {
    base: `${url.protocol}//${url.host}${path}`,
    host: `${url.host}${path === '/' ? '' : path.slice(0, -1)}`,
    encrypted: url.protocol === 'https:',
  };
}

/** The address to log in to; `redirectedUrl` is the one the server sent us on to later. */
export function addressOf(server: SyncServer, redirectedUrl: string | null = null): ServerAddress {
  if (redirectedUrl !== null) return serverAddress(redirectedUrl);
  return serverAddress(server.kind === 'ankiweb' ? ANKIWEB_BASE : server.url);
}

/** What a typed address stands for. Empty text means AnkiWeb, and so does AnkiWeb's own address. */
export function serverFromText(text: string): SyncServer {
  if (text.trim() === '') return { kind: 'ankiweb' };
  const { base } = serverAddress(text);
  return isAnkiWeb(base) ? { kind: 'ankiweb' } : { kind: 'own', url: base };
}

/** AnkiWeb's hosts have limits of their own that are known beforehand. */
export function isAnkiWeb(base: string): boolean {
  const { hostname } = new URL(base);
  return hostname === 'ankiweb.net' || hostname.endsWith('.ankiweb.net');
}

/** What a firewall has to let through: AnkiWeb's hosts change, so all of them. */
export function allowedName(host: string): string {
  const name = host.replace(/[:/].*$/u, '');
  return name === 'ankiweb.net' || name.endsWith('.ankiweb.net') ? '*.ankiweb.net' : host;
}

/** False when either is no address: a new profile has none yet. */
export function sameServer(a: SyncServer, b: SyncServer): boolean {
  const base = baseOf(a);
  return base !== undefined && base === baseOf(b);
}

function baseOf(server: SyncServer): string | undefined {
  try {
    return addressOf(server).base;
  } catch (cause) {
    if (isAppError(cause, 'sync.badAddress')) return undefined;
    throw cause;
  }
}

/** AnkiWeb's limit for the unpacked file; other servers say themselves what is too much. */
const ANKIWEB_UPLOAD_LIMIT_BYTES = 300 * 1024 * 1024;

/** How large an upload may be, where that is known before sending it. */
export function uploadLimitBytes(base: string): number {
  return isAnkiWeb(base) ? ANKIWEB_UPLOAD_LIMIT_BYTES : Number.POSITIVE_INFINITY;
}

export type Redirect =
  | { readonly address: ServerAddress; readonly refused?: never }
  | { readonly address?: never; readonly refused: 'badRedirect' | 'insecureRedirect' };

/** Where a server that moved is now. What was chosen encrypted carries the account's key, and stays so. */
export function redirectFrom(current: ServerAddress, location: string): Redirect {
  let address: ServerAddress;
  try {
    address = serverAddress(location);
  } catch (cause) {
    if (isAppError(cause, 'sync.badAddress')) return { refused: 'badRedirect' };
    throw cause;
  }
  return current.encrypted && !address.encrypted ? { refused: 'insecureRedirect' } : { address };
}

/** Traffic to this machine never goes through a proxy. */
export function isLoopback(base: string): boolean {
  const { hostname } = new URL(base);
  const bare = hostname.replace(/^\[|\]$/gu, '');
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || bare.startsWith('127.');
}
