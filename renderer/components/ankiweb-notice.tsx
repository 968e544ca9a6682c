import { useText } from '#renderer/i18n/text-context.tsx';
import { Check } from './choice.tsx';

export interface AnkiWebNoticeProps {
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
  readonly signUpAddress?: string;
}

/** The honest word before anything is sent to AnkiWeb. */
export function AnkiWebNotice({ accepted, onAccept, signUpAddress }: AnkiWebNoticeProps) {
  const text = useText();
  return (
    <div className="note">
      <p className="note-title">{text('ankiweb-notice-title')}</p>
      <p>{text('ankiweb-notice')}</p>
      <Check isSelected={accepted} onChange={onAccept}>
        {text('ankiweb-notice-accept')}
      </Check>
      {signUpAddress === undefined ? null : (
        <p>
          <a className="link" href={signUpAddress} target="_blank" rel="noopener noreferrer">
            {text('login-signup')}
          </a>
        </p>
      )}
    </div>
  );
}
