import { describe, expect, test } from 'vitest';
import { canBeAllowed, type CardLink, cardLink } from './card-link.ts';

function linkTo(href: string, listed: readonly string[]): CardLink {
  return cardLink(URL.parse(href), listed);
}

describe('a link of a card', () => {
  test('to the web may be opened', () => {
    expect(linkTo('HTTPS://Example.org/a b?c', [])).toEqual({ kind: 'web', address: 'https://example.org/a%20b?c' });
    expect(linkTo('http://example.org', [])).toMatchObject({ kind: 'web' });
  });

  test('to another program is told apart by whether its kind was allowed', () => {
    const link = { kind: 'program', address: 'zotero://select/x', scheme: 'zotero' };
    expect(linkTo('Zotero://select/x', ['obsidian'])).toEqual({ ...link, listed: false });
    expect(linkTo('zotero://select/x', ['zotero'])).toEqual({ ...link, listed: true });
    expect(linkTo('mailto:a@b.example', [])).toMatchObject({ kind: 'program', scheme: 'mailto', listed: false });
  });

  const never = ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'blob:x'];
  const misleading = ['https://bank.example@evil.example/', 'zotero://user:pw@x/'];
  test.each([...never, ...misleading, 'view-source:http://x', 'C:\\Windows\\notepad.exe', 'app://ebb/', 'words', ''])(
    'to %j is never opened, listed or not',
    (href) => {
      const everything = ['javascript', 'data', 'file', 'blob', 'view-source', 'c', 'app', 'zotero'];
      expect(linkTo(href, everything)).toEqual({ kind: 'never' });
    },
  );
});

test('a kind of links that runs something here can’t be allowed', () => {
  expect(['zotero', 'obsidian', 'mailto', 'x-devonthink-item'].every(canBeAllowed)).toBe(true);
  expect(['javascript', 'file', 'c', 'data', 'Zotero', ''].some(canBeAllowed)).toBe(false);
});
