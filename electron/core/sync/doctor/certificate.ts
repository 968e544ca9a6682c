import { once } from 'node:events';
import { type PeerCertificate, type TLSSocket, connect } from 'node:tls';
import type { DoctorFacts, DoctorFinding } from '#shared/contract/sync-doctor.ts';
import { codeOf } from '../../errors/from-cause.ts';
import { trustedRoots } from '../http-trust.ts';
import { tlsFailure } from '../http-tls-failure.ts';
import { MAX_CLOCK_DIFFERENCE_SECS } from '../sync-decision.ts';
import { type CheckOutcome, failed, ok, skipped } from './check-outcome.ts';
import { askHead, serverName } from './head-request.ts';
import type { Route } from './route.ts';
import { isOutOfTime } from './time-limit.ts';
import { openWay } from './tunnel.ts';

export interface CertificateParts {
  readonly route: Route;
  /** Trusted beside the system's (PEM). */
  readonly ownCertificates: string | null;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}

/** The server's certificate as it would be judged by a sync. */
export async function checkCertificate(parts: CertificateParts): Promise<CheckOutcome> {
  const { route, signal } = parts;
  const { host } = route.server;
  if (!route.address.encrypted) return skipped('notEncrypted');
  if (route.proxy?.kind === 'socks') return skipped('notVisible');
  let seen: Seen;
  try {
    seen = await shakeHands(parts);
  } catch (cause) {
    if (signal.aborted && !isOutOfTime(signal)) throw cause;
    const code = isOutOfTime(signal) ? 'TIMEOUT' : (codeOf(cause) ?? 'unknown');
    return failed(tlsFinding(code, cause, host), { cause: code });
  }
  if (seen.fault === undefined) return ok(seen.facts);
  return failed((await wrongClock(parts, seen)) ?? certificateFinding(host, seen), {
    ...seen.facts,
    cause: seen.fault,
  });
}

interface Seen {
  /** Why it is not trusted; undefined: it is. */
  readonly fault: string | undefined;
  readonly issuer: string;
  readonly names: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly facts: DoctorFacts;
}

async function shakeHands({ route, ownCertificates, signal }: CertificateParts): Promise<Seen> {
  const { server } = route;
  const way = await openWay(route, signal);
  const socket = connect({
    socket: way,
    ...serverName(server.host),
    // Judged below: a refused handshake would tell nothing about the certificate.
    rejectUnauthorized: false,
    secureContext: trustedRoots(ownCertificates),
  });
  socket.on('error', () => undefined);
  try {
    await once(socket, 'secureConnect', { signal });
    return seenOf(socket);
  } finally {
    socket.destroy();
  }
}

function seenOf(socket: TLSSocket): Seen {
  const certificate = socket.getPeerCertificate();
  const issuer = nameOf(certificate.issuer);
  const names = certificate.subjectaltname?.replaceAll(/(?:DNS|IP Address):/gu, '') ?? nameOf(certificate.subject);
  const [fromMs, untilMs] = [Date.parse(certificate.valid_from), Date.parse(certificate.valid_to)];
  const facts = {
    issuer,
    names,
    validFrom: new Date(fromMs).toISOString(),
    validUntil: new Date(untilMs).toISOString(),
    protocol: socket.getProtocol(),
  };
  return { fault: faultCode(socket), issuer, names, fromMs, untilMs, facts };
}

/** Node's types say Error; what is there is the code alone. */
function faultCode({ authorized, authorizationError }: TLSSocket): string | undefined {
  if (authorized) return undefined;
  const fault: unknown = authorizationError;
  return typeof fault === 'string' ? fault : (codeOf(fault) ?? 'unknown');
}

function nameOf(name: PeerCertificate['issuer'] | undefined): string {
  const said = name?.O ?? name?.CN ?? '';
  return Array.isArray(said) ? said.join(' ') : said;
}

const OUT_OF_DATE = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** By the server's own clock its certificate is good: then it is our clock that is wrong. */
async function wrongClock({ route, nowMs, signal }: CertificateParts, seen: Seen): Promise<DoctorFinding | undefined> {
  if (seen.fault === undefined || !OUT_OF_DATE.has(seen.fault)) return undefined;
  let serverMs: number | undefined;
  try {
    serverMs = (await askHead(route, signal)).dateMs;
  } catch (cause) {
    if (signal.aborted && !isOutOfTime(signal)) throw cause;
    // Without its time the certificate alone is what can be said.
    return undefined;
  }
  if (serverMs === undefined || serverMs < seen.fromMs || serverMs > seen.untilMs) return undefined;
  const [localSecs, serverSecs] = [Math.floor(nowMs() / 1000), Math.floor(serverMs / 1000)];
  if (Math.abs(serverSecs - localSecs) <= MAX_CLOCK_DIFFERENCE_SECS) return undefined;
  return { kind: 'clockWrong', localSecs, serverSecs };
}

/** The codes mean what they mean to a sync. */
function tlsFinding(code: string, cause: unknown, host: string): DoctorFinding {
  return tlsFailure(code, cause, host)?.code === 'sync.tlsNotSpoken'
    ? { kind: 'noTlsThere', host }
    : { kind: 'tlsFailed', host, cause: code };
}

function certificateFinding(host: string, { fault = 'unknown', issuer, names, fromMs, untilMs }: Seen): DoctorFinding {
  switch (tlsFailure(fault, undefined, host)?.code) {
    case 'sync.tlsSelfSigned':
    case 'sync.tlsUnknownIssuer':
      return { kind: 'certificateIssuer', host, issuer };
    case 'sync.tlsExpired':
      return { kind: 'certificateExpired', host, untilMs };
    case 'sync.tlsNotYetValid':
      return { kind: 'certificateNotYetValid', host, fromMs };
    case 'sync.tlsWrongName':
      return { kind: 'certificateName', host, names };
    default:
      return { kind: 'tlsFailed', host, cause: fault };
  }
}
