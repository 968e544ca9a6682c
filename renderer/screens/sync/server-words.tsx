import { shownServerText } from '#renderer/state/server-text.ts';

/** What a server wrote, set apart from our own words. */
export function ServerWords({ message }: { readonly message: string }) {
  return (
    <blockquote className="server-text" dir="auto">
      {shownServerText(message)}
    </blockquote>
  );
}
