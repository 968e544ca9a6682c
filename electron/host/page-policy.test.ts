import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageNonce, pageWithNonce } from './page-policy.ts';

describe('the page’s policy', () => {
  it('allows the page’s own files and its socket, and nothing else', () => {
    expect(contentSecurityPolicy('abc', ['ws://127.0.0.1:1']).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-abc'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self' ws://127.0.0.1:1",
      "frame-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('has a nonce that is never the same, put where scripts cannot read it', () => {
    const [first, second] = [pageNonce(), pageNonce()];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, 'base64')).toHaveLength(16);
    expect(pageWithNonce('<html><head><title>x</title></head>', first)).toBe(
      `<html><head><meta property="csp-nonce" nonce="${first}"><title>x</title></head>`,
    );
  });
});
