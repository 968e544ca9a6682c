import { useText } from '#renderer/i18n/text-context.tsx';

const address = 'https://ankiweb.net/shared/decks';

/** To the decks that others have published, in the system's browser. */
export function SharedDecksLink() {
  const text = useText();
  return (
    <a className="link" href={address} target="_blank" rel="noopener noreferrer">
      {text('decks-shared')}
    </a>
  );
}
