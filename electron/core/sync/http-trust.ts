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
  const roots = new Set([...getCACertificates('default'), ...getCACertificates('system')]);
  return createSecureContext({ ca: [...roots, ...(ownCertificates === null ? [] : [ownCertificates])] });
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

/** What to show of the certificates that are kept. One that can't be read any more is left out. */
export function describedCertificates(kept: string | null): TrustedCertificate[] {
  return (kept?.match(BLOCK) ?? []).flatMap((block) => {
    try {
      const certificate = new X509Certificate(block);
      return [
        {
          subject: certificate.subject.replaceAll('\n', ', '),
          fingerprint: certificate.fingerprint256,
          validUntilMs: certificate.validToDate.getTime(),
        },
      ];
    } catch {
      // The file was edited by hand. TLS does without it too.
      return [];
    }
  });
}
