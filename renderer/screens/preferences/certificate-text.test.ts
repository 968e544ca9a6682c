import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateText } from './certificate-text.ts';

/** Of a test authority; good for nothing. */
const pem = `-----BEGIN CERTIFICATE-----
MIIBMTCB16ADAgECAggRIUz/lZlBCDAKBggqhkjOPQQDAjASMRAwDgYDVQQDDAdU
ZXN0IENBMCIYDzIwMjMxMTE0MjIxMzIwWhgPMjAzMzA1MTgwMzMzMjBaMBIxEDAO
BgNVBAMMB1Rlc3QgQ0EwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQz9l0LCv7Y
c1ZJRVpaBa/XdtftU3TiYkLd+Z1I+9c6GOddaRhMfa39LQdzLL8PfC7XoN9lpKPl
p2ZgdttUzZ7uoxMwETAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYC
IQCpOaZu5owB50sMUcNlSwvyprsMwBEDnhpvh831dTXM/AIhAPSGhge3XEOOnPsh
gF5aYo5oOmb1OYY87PbYENoC0TuO
-----END CERTIFICATE-----
`;

test('a text is taken as it is', () => {
  expect(certificateText(new TextEncoder().encode(pem))).toBe(pem);
  expect(certificateText(new TextEncoder().encode('hello'))).toBe('hello');
  expect(certificateText(new Uint8Array())).toBe('');
});

test('the binary form becomes text', () => {
  const { raw, fingerprint256 } = new X509Certificate(pem);
  const text = certificateText(raw);
  expect(text).toBe(pem);
  expect(new X509Certificate(text).fingerprint256).toBe(fingerprint256);
});
