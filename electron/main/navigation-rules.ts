import { cardLink } from '#shared/domain/card-link.ts';
import { isAppUrl, isCardDocumentUrl } from './app-origin.ts';

/** What becomes of a window's wish to go somewhere else. */
export type NavigationVerdict = 'allow' | 'deny';

/** The window shows our page and stays there; loading it again is all it may do. */
export function navigationVerdict(url: string): NavigationVerdict {
  return isAppUrl(url) ? 'allow' : 'deny';
}

/** A frame may load the document of cards, once: the page's policy keeps it from every other address. */
export function frameNavigationVerdict(url: string, isMainFrame: boolean): NavigationVerdict {
  return isMainFrame ? navigationVerdict(url) : isCardDocumentUrl(url) ? 'allow' : 'deny';
}

/**
 * Links out of the app go to the system: web addresses, and what the user has listed in Preferences, since other
 * schemes start programs.
 */
export function isExternalLink(url: string, listedSchemes: readonly string[]): boolean {
  const link = cardLink(URL.parse(url), listedSchemes);
  return link.kind === 'web' || (link.kind === 'program' && link.listed);
}
