import { isAppUrl } from './app-origin.ts';

/** What the page needs: copying the details of an error, and full screen. Everything else stays refused. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

export interface PermissionClaims {
  readonly permission: string;
  readonly requestingUrl: string;
  readonly isMainFrame: boolean;
  /** What `media` asks for: `audio`, `video`. */
  readonly mediaTypes?: readonly string[] | undefined;
}

/**
 * Denies by default: a permission is granted to our own page's main frame, and only if it is on the list. The
 * microphone is on it, to record one's own voice; the camera is not, and no card ever gets either.
 */
export function isPermissionGranted({ permission, requestingUrl, isMainFrame, mediaTypes }: PermissionClaims): boolean {
  if (!isMainFrame || !isAppUrl(requestingUrl)) return false;
  return granted.has(permission) || (permission === 'media' && mediaTypes?.join() === 'audio');
}
