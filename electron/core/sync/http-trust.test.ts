import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import { checkedCertificates, describedCertificates } from './http-trust.ts';
import { testCertificate } from './testing/test-certificates.ts';

const DAY_MS = 86_400_000;
const authority = testCertificate({ commonName: 'My CA', authority: true });

function refusal(text: string, nowMs = Date.now()): string {
  try {
    checkedCertificates(text, nowMs);
  } catch (error) {
    if (isAppError(error, 'sync.badCertificate')) return error.details.reason;
    throw error;
  }
  return 'accepted';
}

describe('certificates to trust', () => {
  it('are kept without what lies beside them, keys above all', () => {
    const kept = checkedCertificates(`a note\n${authority.key}${authority.cert}\nand more`, Date.now());
    expect(kept).toBe(new X509Certificate(authority.cert).toString());
    expect(kept).not.toContain('PRIVATE');
  });

  it('are those of a signer, or of a server that signs itself, several at a time', () => {
    const self = testCertificate({ commonName: 'nas' });
    const kept = checkedCertificates(authority.cert + self.cert, Date.now());
    expect(describedCertificates(kept).map(({ subject }) => subject)).toEqual(['CN=My CA', 'CN=nas']);
  });

  it.each([
    ['', 'notACertificate'],
    ['hello', 'notACertificate'],
    [authority.key, 'notACertificate'],
    ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'notACertificate'],
    [testCertificate({ issuer: authority }).cert, 'notAnIssuer'],
    [authority.cert.repeat(21), 'tooMany'],
  ])('are refused when the text is %j', (text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  it('are refused out of their time', () => {
    expect(refusal(authority.cert, Date.now() + 2 * DAY_MS)).toBe('expired');
    expect(refusal(authority.cert, Date.now() - 2 * DAY_MS)).toBe('notYetValid');
    expect(refusal(authority.cert)).toBe('accepted');
  });
});

describe('what is shown of them', () => {
  it('is whose they are, their fingerprint and their end', () => {
    const { fingerprint256 } = new X509Certificate(authority.cert);
    expect(describedCertificates(authority.cert)).toEqual([
      { subject: 'CN=My CA', fingerprint: fingerprint256, validUntilMs: expect.any(Number) },
    ]);
  });

  it('is nothing where there are none, or where the file was spoilt', () => {
    expect(describedCertificates(null)).toEqual([]);
    expect(describedCertificates('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toEqual([]);
  });
});
