import { AppError } from '#shared/errors/app-error.ts';

type SimpleTlsCode =
  | 'sync.tlsSelfSigned'
  | 'sync.tlsUnknownIssuer'
  | 'sync.tlsExpired'
  | 'sync.tlsNotYetValid'
  | 'sync.tlsNotSpoken'
  | 'sync.tls';

const MEANINGS: Readonly<Record<string, SimpleTlsCode>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'sync.tlsSelfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'sync.tlsUnknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'sync.tlsUnknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'sync.tlsUnknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'sync.tlsUnknownIssuer',
  CERT_UNTRUSTED: 'sync.tlsUnknownIssuer',
  INVALID_CA: 'sync.tlsUnknownIssuer',
  CERT_HAS_EXPIRED: 'sync.tlsExpired',
  CERT_NOT_YET_VALID: 'sync.tlsNotYetValid',
  ERR_SSL_WRONG_VERSION_NUMBER: 'sync.tlsNotSpoken',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'sync.tlsNotSpoken',
  ERR_SSL_RECORD_LAYER_FAILURE: 'sync.tlsNotSpoken',
  ERR_SSL_HTTP_REQUEST: 'sync.tlsNotSpoken',
  CERT_REVOKED: 'sync.tls',
  CERT_REJECTED: 'sync.tls',
  CERT_SIGNATURE_FAILURE: 'sync.tls',
  EPROTO: 'sync.tls',
};
/** What OpenSSL and BoringSSL (in Electron) say, beside EPROTO, when the answer is no TLS. */
const NOT_TLS = /^(?:WRONG_VERSION_NUMBER|WRONG VERSION NUMBER|HTTP_REQUEST|HTTP REQUEST|PACKET_LENGTH_TOO_LONG)$/iu;
const WRONG_NAME = new Set(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']);

/** Why no encrypted connection came about; undefined when the code says nothing of TLS. */
export function tlsFailure(code: string, cause: unknown, host: string): AppError | undefined {
  if (WRONG_NAME.has(code)) {
    return new AppError('sync.tlsWrongName', { host, cause: code, names: namesIn(cause) }, { cause });
  }
  const known = NOT_TLS.test(textOf(cause, 'reason')) ? 'sync.tlsNotSpoken' : MEANINGS[code];
  if (known !== undefined) return new AppError(known, { host, cause: code }, { cause });
  if (!code.startsWith('ERR_TLS_') && !code.startsWith('ERR_SSL_')) return undefined;
  return new AppError('sync.tls', { host, cause: code }, { cause });
}

/** The names that a refused certificate was made for, as people write them. */
function namesIn(cause: unknown): string {
  const certificate = typeof cause === 'object' && cause !== null && 'cert' in cause ? cause.cert : undefined;
  const listed = textOf(certificate, 'subjectaltname');
  return listed === '' ? '?' : listed.replaceAll(/(?:DNS|IP Address):/gu, '');
}

function textOf(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null || !(key in value)) return '';
  const found: unknown = (value as Record<string, unknown>)[key];
  return typeof found === 'string' ? found : '';
}
