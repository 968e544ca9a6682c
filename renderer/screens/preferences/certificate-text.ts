/** Of the text that the engine takes; a certificate has two or three thousand bytes. */
export const maxCertificateBytes = 700_000;
const derSequence = 0x30;

/** A certificate's file as PEM, the form that the engine takes: many are saved in the binary form (DER). */
export function certificateText(bytes: Uint8Array): string {
  if (bytes[0] !== derSequence) return new TextDecoder().decode(bytes);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}/gu, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}
