import { randomBytes } from 'node:crypto';
import { cardDocumentPath } from './cards/card-policy.ts';

/** A word that only this answer's page and headers know. */
export function pageNonce(): string {
  return randomBytes(16).toString('base64');
}

interface PagePolicyOptions {
  readonly nonce: string;
  /** Where cards are served, with a slash at its end. */
  readonly cardsAddress: string;
  readonly socketOrigins?: readonly string[];
}

/**
 * What the page may load: its own files, a socket to its host, the frame of cards and the sounds that they play.
 * `frame-src` also keeps that frame where it is, whatever a card tries. Styles made by scripts need the page's nonce
 * (the component library adds two small ones).
 */
export function contentSecurityPolicy({ nonce, cardsAddress, socketOrigins = [] }: PagePolicyOptions): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Colours and sizes that an author gave to words, in the editor. They can fetch nothing but what is allowed below.
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: ${cardsAddress}`,
    "font-src 'self'",
    // A recording of one's own voice lies in memory.
    `media-src ${cardsAddress} blob:`,
    ["connect-src 'self'", ...socketOrigins].join(' '),
    `frame-src ${cardsAddress}${cardDocumentPath}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The page with its nonce where the component library looks for it (scripts can't read it from there), and with the
 * address at which cards are served.
 */
export function servedPage(html: string, nonce: string, cardsAddress: string): string {
  const metas = `<meta property="csp-nonce" nonce="${nonce}"><meta name="ebb-cards" content="${cardsAddress}">`;
  return html.replace('<head>', `<head>${metas}`);
}

/** Headers of every answer that carries a file of the app. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // The page must fit the host that serves it; all of it comes from this machine anyway.
  'Cache-Control': 'no-store',
};
