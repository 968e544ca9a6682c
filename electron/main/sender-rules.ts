import { isAppUrl } from './app-origin.ts';

/** What is known of who sent a port. `null` when the frame is gone already. */
export interface PortSender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** Calls are taken from the main frame of our own page only, never from a frame inside it. */
export function isTrustedSender(sender: PortSender | null): boolean {
  return sender !== null && sender.isMainFrame && isAppUrl(sender.url);
}
