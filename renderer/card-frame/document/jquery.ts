import { loadOwnScript } from './own-script.ts';

let loading: Promise<void> | undefined;

/** Puts `$` and `jQuery` where the official app has them, for scripts of cards. */
export function loadJquery(): Promise<void> {
  return (loading ??= loadOwnScript('jquery/jquery.min.js'));
}
