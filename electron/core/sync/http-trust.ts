import { X509Certificate } from 'node:crypto';
import { type SecureContext, createSecureContext, getCACertificates } from 'node:tls';
import { AppError } from '#shared/errors/app-error.ts';
import type { TrustedCertificate } from '#shared/contract/sync.ts';

const BLOCK = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/gu;
/** A chain has a few; a whole system's store was not what was meant. */
const MAX_CERTIFICATES = 20;

/**
 * What TLS connections trust: Node's own roots, those of the system (where companies and antivirus programs put
 * theirs), and the user's.
 */
export function trustedRoots(ownCertificates: string | null): SecureContext {
  const own = readable(ownCertificates).map((certificate) => certificate.toString());
  return createSecureContext({ ca: [...new Set([...getCACertificates('default'), ...systemRoots(), ...own])] });
}

function systemRoots(): string[] {
  try {
    return getCACertificates('system');
  } catch {
    // Not every build of Node can read the system's store. Its own roots remain.
    return [];
  }
}

/** Those of the kept certificates that can be read: the file may have been edited by hand. */
function readable(kept: string | null): X509Certificate[] {
  return (kept?.match(BLOCK) ?? []).flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}

/**
 * The certificates in a text that the user gave, and nothing else of it (a key beside them is not kept), as PEM.
 * Throws `sync.badCertificate` unless each can vouch for a server now.
 */
export function checkedCertificates(text: string, nowMs: number): string {
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length === 0) throw new AppError('sync.badCertificate', { reason: 'notACertificate' });
  if (blocks.length > MAX_CERTIFICATES) throw new AppError('sync.badCertificate', { reason: 'tooMany' });
  return blocks.map((block) => checked(block, nowMs).toString()).join('');
}

function checked(block: string, nowMs: number): X509Certificate {
  const certificate = parsed(block);
  if (certificate.validToDate.getTime() < nowMs) throw new AppError('sync.badCertificate', { reason: 'expired' });
  if (certificate.validFromDate.getTime() > nowMs) throw new AppError('sync.badCertificate', { reason: 'notYetValid' });
  const signsItself = certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  if (!certificate.ca && !signsItself) throw new AppError('sync.badCertificate', { reason: 'notAnIssuer' });
  return certificate;
}

function parsed(block: string): X509Certificate {
  try {
    return new X509Certificate(block);
  } catch (cause) {
    throw new AppError('sync.badCertificate', { reason: 'notACertificate' }, { cause });
  }
}

/** What to show of the certificates that are kept. */
export function describedCertificates(kept: string | null): TrustedCertificate[] {
  return readable(kept).map((certificate) => ({
    subject: certificate.subject.replaceAll('\n', ', '),
    fingerprint: certificate.fingerprint256,
    validUntilMs: certificate.validToDate.getTime(),
  }));
}
