import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageNonce, servedPage } from './page-policy.ts';

describe('the page’s policy', () => {
  it('allows the page’s own files and its socket and its cards, and nothing else', () => {
    const policy = contentSecurityPolicy({
      nonce: 'abc',
      cardsAddress: 'http://127.0.0.1:2/secret/',
      socketOrigins: ['ws://127.0.0.1:1'],
    });
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-abc'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: http://127.0.0.1:2/secret/",
      "font-src 'self'",
      'media-src http://127.0.0.1:2/secret/ blob:',
      "connect-src 'self' ws://127.0.0.1:1",
      'frame-src http://127.0.0.1:2/secret/:card',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('has a nonce that is never the same, put where scripts cannot read it', () => {
    const [first, second] = [pageNonce(), pageNonce()];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, 'base64')).toHaveLength(16);
    expect(servedPage('<html><head><title>x</title></head>', first, 'http://cards/')).toBe(
      `<html><head><meta property="csp-nonce" nonce="${first}"><meta name="ebb-cards" content="http://cards/"><title>x</title></head>`,
    );
  });
});
