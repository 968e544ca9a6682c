import { describe, expect, it } from 'vitest';
import { appPage, isAppUrl } from './app-origin.ts';
import { frameNavigationVerdict, isExternalLink, navigationVerdict } from './navigation-rules.ts';
import { isPermissionGranted } from './permission-rules.ts';
import { isTrustedSender } from './sender-rules.ts';

const foreign = [
  'https://evil.example/',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'about:blank',
  'blob:app://ebb/1',
  'app://evil/',
  'app://ebb.evil.example/',
  'app://ebb@evil.example/',
  'app://user@ebb/',
  'app://ebb:80/',
  'app:ebb/',
  'appx://ebb/',
  'not an address',
  '',
];

describe('our own page', () => {
  it.each([appPage, 'app://ebb/index.html', 'app://ebb/#/decks', 'app://ebb/?a=1'])('is %s', (url) => {
    expect(isAppUrl(url)).toBe(true);
    expect(navigationVerdict(url)).toBe('allow');
  });

  it.each(foreign)('is not %s, which the window may not go to', (url) => {
    expect(isAppUrl(url)).toBe(false);
    expect(navigationVerdict(url)).toBe('deny');
  });
});

describe('a frame', () => {
  it('may load the document of cards', () => {
    expect(frameNavigationVerdict('ebb-card://5ec4e7/:card', false)).toBe('allow');
  });

  it.each([...foreign, appPage, 'ebb-card://5ec4e7/x.html', 'ebb-card://5ec4e7/:card?a', 'http://x.example/:card'])(
    'may not go to %s',
    (url) => {
      expect(frameNavigationVerdict(url, false)).toBe('deny');
    },
  );

  it('is the only place for cards: the window itself shows none', () => {
    expect(frameNavigationVerdict('ebb-card://5ec4e7/:card', true)).toBe('deny');
  });
});

describe('links out of the app', () => {
  it.each(['https://example.org/a?b#c', 'http://example.org/'])('to %s open in the browser', (url) => {
    expect(isExternalLink(url, [])).toBe(true);
  });

  it('to other programs open when the user has listed their kind', () => {
    expect(isExternalLink('zotero://select/x', ['zotero'])).toBe(true);
    expect(isExternalLink('zotero://select/x', ['obsidian'])).toBe(false);
    expect(isExternalLink('javascript:alert(1)', ['javascript'])).toBe(false);
  });

  it.each([
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'mailto:a@b',
    'app://ebb/',
    'https://user:pw@example.org/',
    'x',
  ])('to %s go nowhere', (url) => {
    expect(isExternalLink(url, [])).toBe(false);
  });
});

describe('permissions', () => {
  const known = [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'pointerLock',
    'openExternal',
    'clipboard-read',
    'hid',
    'usb',
  ];

  it.each(known)('to use %s are denied even to our own page', (permission) => {
    expect(isPermissionGranted({ permission, requestingUrl: appPage, isMainFrame: true })).toBe(false);
  });

  it('to copy and to fill the screen are given to the main frame of our own page only', () => {
    for (const permission of ['clipboard-sanitized-write', 'fullscreen']) {
      expect(isPermissionGranted({ permission, requestingUrl: appPage, isMainFrame: true })).toBe(true);
      expect(isPermissionGranted({ permission, requestingUrl: appPage, isMainFrame: false })).toBe(false);
      for (const url of foreign) {
        expect(isPermissionGranted({ permission, requestingUrl: url, isMainFrame: true })).toBe(false);
      }
    }
  });
});

describe('the microphone', () => {
  const asked = { permission: 'media', requestingUrl: appPage, isMainFrame: true };

  it('is given to our own page, the camera is not', () => {
    expect(isPermissionGranted({ ...asked, mediaTypes: ['audio'] })).toBe(true);
    for (const mediaTypes of [['video'], ['audio', 'video'], ['unknown'], []]) {
      expect(isPermissionGranted({ ...asked, mediaTypes })).toBe(false);
    }
  });

  it('is given to no card', () => {
    const card = { ...asked, mediaTypes: ['audio'], isMainFrame: false };
    expect(isPermissionGranted(card)).toBe(false);
    expect(isPermissionGranted({ ...card, requestingUrl: 'ebb-card://5ec4e7/:card' })).toBe(false);
  });
});

describe('calls', () => {
  it('are taken from the main frame of our own page only', () => {
    expect(isTrustedSender({ url: appPage, isMainFrame: true })).toBe(true);
    expect(isTrustedSender({ url: appPage, isMainFrame: false })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
    for (const url of foreign) expect(isTrustedSender({ url, isMainFrame: true })).toBe(false);
  });
});
