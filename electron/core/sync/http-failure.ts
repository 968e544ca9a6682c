import { errors } from 'undici';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf } from '../errors/from-cause.ts';
import type { Proxy } from './http-proxy.ts';
import { tlsFailure } from './http-tls-failure.ts';
import { allowedName } from './server-address.ts';

/** What is known of an exchange when it fails: the same cause means different things at different moments. */
export interface ExchangeState {
  readonly host: string;
  /** A byte of an answer ever came from this server during this sync. */
  readonly everAnswered: boolean;
  /** An encrypted connection was asked for and none came about so far. */
  readonly handshaking: boolean;
  readonly proxy: Proxy | undefined;
}

const UNREACHABLE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const BROKEN = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);
const NOT_HTTP = new Set([
  'UND_ERR_RESPONSE_EXCEEDED_SIZE',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);
/**
 * A proxy that refuses the way through. undici has no code for that and puts the proxy's status into its words:
 * the one place where digits are read out of a message. Nothing else of ours ends a request with these codes.
 */
function proxyStatus(code: string, cause: unknown): number | undefined {
  if (code !== 'UND_ERR_ABORTED' && code !== 'UND_ERR_INVALID_ARG') return undefined;
  const status = cause instanceof Error ? /\((\d{3})\)/u.exec(cause.message)?.[1] : undefined;
  return status === undefined ? undefined : Number(status);
}

const SOCKS_LOGIN = new Set(['UND_ERR_SOCKS5_AUTH_REJECTED', 'UND_ERR_SOCKS5_AUTH_FAILED']);
/** The reply of a SOCKS proxy that has rules against this server; with any other it could not get there. */
const SOCKS_FORBIDDEN = 'UND_ERR_SOCKS5_REPLY_2';

/** What failed at the proxy, or before it. Past it, everything is as without one. */
function proxyFailure(code: string, cause: unknown, host: string, proxy: Proxy): AppError | undefined {
  const status = proxyStatus(code, cause);
  // undici stops by itself when a SOCKS proxy wants a login and there is none, or none that SOCKS could carry.
  const noSocksLogin = code === 'UND_ERR_INVALID_ARG' && proxy.url.startsWith('socks5:');
  if (status === 407 || SOCKS_LOGIN.has(code) || noSocksLogin) return proxyLoginWanted(host, proxy, cause);
  if (status !== undefined) return new AppError('sync.proxyRefused', { host, proxy: proxy.host, status }, { cause });
  if (code === SOCKS_FORBIDDEN) {
    return new AppError('sync.proxyRefused', { host, proxy: proxy.host, status: 2 }, { cause });
  }
  if (code.startsWith('UND_ERR_SOCKS5_REPLY_')) return new AppError('sync.offline', { host, cause: code }, { cause });
  const atProxy = UNREACHABLE.has(code) || code.startsWith('UND_ERR_PRX_') || code.startsWith('UND_ERR_SOCKS5');
  if (!atProxy) return undefined;
  return new AppError('sync.proxyUnreachable', { host, proxy: proxy.host, cause: code }, { cause });
}

function proxyLoginWanted(host: string, proxy: Proxy, cause?: unknown): AppError {
  return new AppError('sync.proxyAuth', { host, proxy: proxy.host, variable: proxy.variable }, { cause });
}

/** An error of the network as ours; undefined when it is none (a full disk, a fault of the program). */
export function networkFailure(cause: unknown, state: ExchangeState): AppError | undefined {
  const { host, everAnswered, proxy } = state;
  if (cause instanceof errors.HTTPParserError) {
    return isTlsRecord('data' in cause ? cause.data : undefined)
      ? new AppError('sync.tlsExpected', { host }, { cause })
      : new AppError('sync.notASyncServer', { host, reason: 'notHttp' }, { cause });
  }
  const code = codeOf(cause);
  if (code === undefined) return undefined;
  const failedAtProxy = proxy === undefined ? undefined : proxyFailure(code, cause, host, proxy);
  if (failedAtProxy !== undefined) return failedAtProxy;
  // A connection that stood and then ran into the system's own time limit.
  if (code === 'ETIMEDOUT' && everAnswered) return new AppError('sync.connectionLost', { host }, { cause });
  if (UNREACHABLE.has(code)) return new AppError('sync.offline', { host, cause: code }, { cause });
  const withoutTls = tlsFailure(code, cause, host);
  if (withoutTls !== undefined) return withoutTls;
  if (BROKEN.has(code)) return brokenLine(code, cause, state);
  if (NOT_HTTP.has(code)) {
    return new AppError('sync.notASyncServer', { host, reason: 'notHttp' }, { cause });
  }
  return undefined;
}

function brokenLine(code: string, cause: unknown, { host, everAnswered, handshaking }: ExchangeState): AppError {
  if (everAnswered) return new AppError('sync.connectionLost', { host }, { cause });
  if (handshaking) return new AppError('sync.tlsClosed', { host, cause: code }, { cause });
  return noAnswer(host, cause);
}

/** Connected, and not one byte ever: something in between swallows what we send. */
export function noAnswer(host: string, cause?: unknown): AppError {
  return new AppError('sync.noAnswer', { host, allow: allowedName(host) }, { cause });
}

/** A connection that was reset before any of the answer came: the one thing that is worth a second try at once. */
export function isReset(cause: unknown): boolean {
  const code = codeOf(cause);
  return code !== undefined && BROKEN.has(code);
}

/** A server that wants TLS may answer a plain request with an alert: record type 21, version 3. */
function isTlsRecord(data: unknown): boolean {
  const text = typeof data === 'string' ? data : '';
  return text.startsWith('\u0015\u0003');
}

/** What the call was, as far as the meaning of a status depends on it. */
export type CallKind = 'login' | 'meta' | 'transfer';

export interface BadAnswer {
  readonly host: string;
  readonly status: number;
  readonly call: CallKind;
  /** The beginning of the answer's text. */
  readonly text: string;
  readonly proxy: Proxy | undefined;
}

/** A web page: a portal of the network or another server. */
export function isHtml(text: string): boolean {
  return /^\s*<(?:!doctype|html|head|body)/iu.test(text);
}

/** The words with which nginx, Apache and Go's server (Caddy, Traefik) answer a plain request on their TLS port. */
const TLS_WANTED =
  /plain HTTP request was sent to HTTPS|HTTP request to an HTTPS server|speaking plain HTTP to an SSL/iu;

/** A status other than 200 as an error. Official servers send 400, 403, 405, 409, 500 and 501; the rest is what stands in front of them. */
export function statusFailure({ host, status, call, text, proxy }: BadAnswer): AppError {
  const html = isHtml(text);
  const stranger = (reason: string): AppError => new AppError('sync.notASyncServer', { host, reason });
  switch (status) {
    case 400:
      if (TLS_WANTED.test(text)) return new AppError('sync.tlsExpected', { host });
      // To the first calls it means that the version in the header is not understood.
      return call === 'transfer'
        ? new AppError('sync.badRequest', { host })
        : new AppError('sync.serverTooOld', { host, status });
    case 403:
      if (html) return stranger('html');
      return call === 'login'
        ? new AppError('sync.wrongCredentials', { username: '' })
        : new AppError('sync.sessionEnded', { host });
    case 404:
      return new AppError('sync.nothingAtAddress', { host, status });
    case 405:
      return stranger('methodNotAllowed');
    case 407:
      // Without one that we know of, whatever stands in between asks for itself.
      return proxyLoginWanted(host, proxy ?? { url: '', host, variable: 'HTTP_PROXY' });
    case 409:
      return new AppError('sync.otherDeviceSyncing', { host });
    case 413:
      return new AppError('sync.tooLarge', { host });
    case 501:
      return new AppError('sync.clientTooOld', { host });
    case 500:
    case 502:
    case 503:
    case 504:
      return new AppError('sync.serverProblem', { host, status });
    default:
      if (status >= 300 && status < 400) return stranger('redirect');
      return html ? stranger('html') : new AppError('sync.unexpectedStatus', { host, status });
  }
}
