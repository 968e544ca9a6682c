import { randomBytes } from 'node:crypto';

/** A word that only this answer's page and headers know. */
export function pageNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * What the page may load: its own files, and a socket to its host. Styles made by scripts need the page's nonce (the
 * component library adds two small ones); there are no frames until cards are shown.
 */
export function contentSecurityPolicy(nonce: string, socketOrigins: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...socketOrigins].join(' '),
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page with its nonce where the component library looks for it; scripts can't read it from there. */
export function pageWithNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
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
