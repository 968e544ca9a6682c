import { errors } from 'undici';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf } from '../errors/from-cause.ts';

/** What is known of an exchange when it fails: the same cause means different things at different moments. */
export interface ExchangeState {
  readonly host: string;
  /** A byte of an answer ever came from this server during this sync. */
  readonly everAnswered: boolean;
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
const TLS = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'INVALID_CA',
  'HOSTNAME_MISMATCH',
  'EPROTO',
]);

function isTls(code: string): boolean {
  return TLS.has(code) || code.startsWith('ERR_TLS_') || code.startsWith('ERR_SSL_');
}

/**
 * A proxy that refuses the way through. undici has no code for that and puts the proxy's status into its words:
 * the one place where digits are read out of a message. Nothing else of ours ends a request with these codes.
 */
function proxyFailure(code: string, cause: unknown, host: string): AppError | undefined {
  if (code !== 'UND_ERR_ABORTED' && code !== 'UND_ERR_INVALID_ARG') return undefined;
  const status = cause instanceof Error ? /\((\d{3})\)/u.exec(cause.message)?.[1] : undefined;
  if (status === undefined) return undefined;
  return status === '407'
    ? new AppError('sync.proxyAuth', { host }, { cause })
    : new AppError('sync.offline', { host, cause: `proxy ${status}` }, { cause });
}

/** An error of the network as ours; undefined when it is none (a full disk, a fault of the program). */
export function networkFailure(cause: unknown, { host, everAnswered }: ExchangeState): AppError | undefined {
  if (cause instanceof errors.HTTPParserError) {
    return new AppError('sync.notASyncServer', { host, reason: 'notHttp' }, { cause });
  }
  const code = codeOf(cause);
  if (code === undefined) return undefined;
  // A connection that stood and then ran into the system's own time limit.
  if (code === 'ETIMEDOUT' && everAnswered) return new AppError('sync.connectionLost', { host }, { cause });
  if (UNREACHABLE.has(code)) return new AppError('sync.offline', { host, cause: code }, { cause });
  if (isTls(code)) return new AppError('sync.tls', { host, cause: code }, { cause });
  if (BROKEN.has(code)) {
    return everAnswered
      ? new AppError('sync.connectionLost', { host }, { cause })
      : new AppError('sync.noAnswer', { host }, { cause });
  }
  if (NOT_HTTP.has(code)) {
    return new AppError('sync.notASyncServer', { host, reason: 'notHttp' }, { cause });
  }
  return proxyFailure(code, cause, host);
}

/** What the call was, as far as the meaning of a status depends on it. */
export type CallKind = 'login' | 'meta' | 'transfer';

export interface BadAnswer {
  readonly host: string;
  readonly status: number;
  readonly call: CallKind;
  /** The answer is a web page: a portal of the network or another server. */
  readonly html: boolean;
}

/** A status other than 200 as an error. Official servers send 400, 403, 405, 409, 500 and 501; the rest is what stands in front of them. */
export function statusFailure({ host, status, call, html }: BadAnswer): AppError {
  const stranger = (reason: string): AppError => new AppError('sync.notASyncServer', { host, reason });
  switch (status) {
    case 400:
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
      return html ? stranger('html') : new AppError('sync.serverTooOld', { host, status });
    case 405:
      return stranger('methodNotAllowed');
    case 407:
      return new AppError('sync.proxyAuth', { host });
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
