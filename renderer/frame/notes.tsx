import type { RiskyPlace } from '#shared/contract/app.ts';
import { Button } from '#renderer/components/button.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

/** Visible for as long as safe mode lasts. */
export function SafeModeNote() {
  const text = useText();
  const reopen = useOperation('app.reopen');
  return (
    <div className="frame-note" role="note">
      <Icon name="shield" />
      <span>{text('safe-mode-note')}</span>
      <Button look="plain" isDisabled={reopen.running} onPress={() => void reopen.run({ safeMode: false })}>
        {text('safe-mode-leave')}
      </Button>
    </div>
  );
}

/** On the deck list, where a profile should not lie; until the person wants it there. */
export function RiskyPlaceNote({ place: { kind, by } }: { readonly place: RiskyPlace }) {
  const text = useText();
  const accept = useOperation('app.acceptPlace');
  return (
    <div className="frame-note frame-note-tall" role="note">
      <span>{text(`place-note-${kind}`, { name: by })}</span>
      <Button isDisabled={accept.running} onPress={() => void accept.run({})}>
        {text('place-note-accept')}
      </Button>
    </div>
  );
}

/** While there is still room to do something about it. */
export function NearLimitNote() {
  const text = useText();
  const format = useFormat();
  const status = useServerQuery('sync.status', {}).data;
  if (status?.nearLimit === undefined || status.account === null) return null;
  const { bytes, limitBytes } = status.nearLimit;
  return (
    <div className="frame-note" role="note">
      <span>
        {text('sync-near-limit', {
          size: format.bytes(bytes),
          limit: format.bytes(limitBytes),
          host: status.account.host,
        })}
      </span>
    </div>
  );
}

/** Settings that were lost are said, not passed over. */
export function UnreadableSettingsNote({ files }: { readonly files: readonly string[] }) {
  const text = useText();
  return (
    <div className="frame-note" role="note">
      <span>{text('settings-unreadable-note', { file: files.join(', ') })}</span>
    </div>
  );
}

export interface ConnectionLostProps {
  readonly retrying: boolean;
  readonly onReconnect: () => void;
}

/** The page has lost the program behind it. Lies over everything: nothing can be done without it. */
export function ConnectionLost({ retrying, onReconnect }: ConnectionLostProps) {
  const text = useText();
  return (
    <main className="welcome" role="alert">
      <section className="panel welcome-panel">
        <h1 className="welcome-title">{text('connection-lost-title')}</h1>
        <p>{text('connection-lost-text')}</p>
        <div className="button-row">
          <Button look="primary" autoFocus isDisabled={retrying} onPress={onReconnect}>
            {text(retrying ? 'connection-lost-retrying' : 'connection-lost-button')}
          </Button>
        </div>
      </section>
    </main>
  );
}

export function ClosedNote() {
  const text = useText();
  return (
    <main className="welcome">
      <section className="panel welcome-panel" role="status">
        <h1 className="welcome-title">{text('quit-done-title')}</h1>
        <p>{text('quit-done-text')}</p>
      </section>
    </main>
  );
}
