import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate with its key, as a TLS server takes them. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  readonly commonName: string;
}

export interface CertificateWishes {
  readonly commonName?: string;
  /** Names and addresses that it is good for. */
  readonly names?: readonly string[];
  readonly validFromMs?: number;
  readonly validUntilMs?: number;
  /** May sign others. */
  readonly authority?: boolean;
  /** Who signs it; itself unless given. */
  readonly issuer?: TestCertificate;
}

const DAY_MS = 86_400_000;
const ECDSA_WITH_SHA256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const ALTERNATIVE_NAMES = Buffer.from('0603551d11', 'hex');
const TRUE = Buffer.from('0101ff', 'hex');

/** A real X.509 certificate, written out by hand: Node makes keys and signatures, but no certificates. */
export function testCertificate(wishes: CertificateWishes = {}): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { commonName = 'Test', names = [], authority = false, issuer } = wishes;
  const signed = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x11]), randomBytes(7)])),
    ECDSA_WITH_SHA256,
    distinguishedName(issuer?.commonName ?? commonName),
    der(0x30, time(wishes.validFromMs ?? Date.now() - DAY_MS), time(wishes.validUntilMs ?? Date.now() + DAY_MS)),
    distinguishedName(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, constraints(authority), ...(names.length === 0 ? [] : [alternatives(names)]))),
  );
  const signature = sign('sha256', signed, issuer === undefined ? privateKey : issuer.key);
  const whole = der(0x30, signed, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), signature));
  return { cert: pem(whole), key: keyText(privateKey), commonName };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function distinguishedName(commonName: string): Buffer {
  return der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, Buffer.from(commonName)))));
}

function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replaceAll(/\D/gu, '').slice(0, 14);
  return der(0x18, Buffer.from(`${digits}Z`));
}

function constraints(authority: boolean): Buffer {
  return der(0x30, BASIC_CONSTRAINTS, TRUE, der(0x04, der(0x30, ...(authority ? [TRUE] : []))));
}

function alternatives(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    isIP(name) === 4 ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name)),
  );
  return der(0x30, ALTERNATIVE_NAMES, der(0x04, der(0x30, ...entries)));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replaceAll(/.{64}/gu, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function keyText(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
