import { cardDocumentPath } from '#host/cards/card-policy.ts';

/** The page's scheme and origin inside Electron. */
export const appScheme = 'app';
export const appOrigin = 'app://ebb';
export const appPage = `${appOrigin}/`;

/** True for addresses of our own page and its files, and for nothing that only begins like them. */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  // Compared part by part: for schemes of their own, `origin` is "null" outside Chromium.
  return url.protocol === `${appScheme}:` && url.host === 'ebb' && url.username === '' && url.password === '';
}

/** Of the frame that shows cards and of the files in it. */
export const cardScheme = 'ebb-card';

export function isCardDocumentUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search } = new URL(text);
  return protocol === `${cardScheme}:` && pathname === `/${cardDocumentPath}` && search === '';
}
