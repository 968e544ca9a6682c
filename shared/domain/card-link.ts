/** Where a link of a card leads, and whether it may be followed. */
export type CardLink =
  | { readonly kind: 'web'; readonly address: string }
  /** Handed to another program of this computer; `listed`: the user has allowed links of this kind. */
  | { readonly kind: 'program'; readonly address: string; readonly scheme: string; readonly listed: boolean }
  | { readonly kind: 'never' };

/** These run or read something right here, or show one address and go to another. No setting opens them. */
const NEVER: ReadonlySet<string> = new Set([
  'about',
  'app',
  'blob',
  'chrome',
  'chrome-extension',
  'data',
  'devtools',
  'ebb-card',
  'file',
  'filesystem',
  'intent',
  'javascript',
  'ms-msdt',
  'search-ms',
  'vbscript',
  'view-source',
]);

/** Whether links that begin with this word and a colon can be allowed at all. A single letter is a drive. */
export function canBeAllowed(scheme: string): boolean {
  return /^[a-z][a-z0-9+.-]+$/u.test(scheme) && !NEVER.has(scheme);
}

/** The part of a `URL` that decides. */
interface LinkAddress {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly href: string;
}

/**
 * `url`: what `URL.parse` makes of the link. `listed`: the words before the colon that the user allows beside http and
 * https.
 */
export function cardLink(url: LinkAddress | null, listed: readonly string[]): CardLink {
  if (url === null) return { kind: 'never' };
  const { protocol, username, password, href: address } = url;
  const scheme = protocol.slice(0, -1);
  // What stands before the @ looks like the place that the link leads to.
  if (username !== '' || password !== '') return { kind: 'never' };
  if (scheme === 'http' || scheme === 'https') return { kind: 'web', address };
  return canBeAllowed(scheme)
    ? { kind: 'program', address, scheme, listed: listed.includes(scheme) }
    : { kind: 'never' };
}
