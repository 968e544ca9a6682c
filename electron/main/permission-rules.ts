import { isAppUrl } from './app-origin.ts';

/** What the page needs: copying the details of an error, and full screen. Everything else stays refused. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Denies by default: a permission is granted to our own page's main frame, and only if it is on the list. */
export function isPermissionGranted(permission: string, requestingUrl: string, isMainFrame: boolean): boolean {
  return granted.has(permission) && isMainFrame && isAppUrl(requestingUrl);
}
