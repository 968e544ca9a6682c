import { useId } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { SharedAccountNote } from '#renderer/frame/shared-account-note.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { closeDialog, openDialog } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToMediaFiles, goToSyncHistory } from '#renderer/state/ui-store.ts';
import { CertificatesField } from './certificates-field.tsx';
import { ServerFields } from './server-fields.tsx';
import { TimeoutField } from './timeout-field.tsx';

export function SyncingSection() {
  const settings = useServerQuery('sync.settings', {}).data;
  const status = useServerQuery('sync.status', {}).data;
  if (settings === undefined || status === undefined) return null;
  return (
    <div className="form">
      <ServerFields settings={settings} loggedIn={status.account !== null} />
      <Account status={status} />
      <SyncSwitches settings={settings} status={status} />
      <CertificatesField />
    </div>
  );
}

function Account({ status: { account } }: { readonly status: MethodOutput<'sync.status'> }) {
  const text = useText();
  const logout = useOperation('sync.logout');
  async function logOut(): Promise<void> {
    const done = await logout.run({});
    if (done !== undefined) showToast(text('preferences-logged-out'));
  }
  return (
    <section className="field" aria-labelledby="account-title">
      <h3 className="field-label" id="account-title">
        {text('preferences-account')}
      </h3>
      <div className="account-row">
        <span>
          {account === null
            ? text('preferences-account-none')
            : text('preferences-account-line', { user: account.username, host: account.host })}
        </span>
        {account === null ? (
          <Button onPress={() => openDialog({ kind: 'login' })}>{text('preferences-login')}</Button>
        ) : (
          <Button isDisabled={logout.running} onPress={() => void logOut()}>
            {text('preferences-logout')}
          </Button>
        )}
      </div>
      {account === null ? null : <SharedAccountNote />}
      {account !== null && !account.encrypted ? (
        <span className="field-hint">{text('preferences-account-plain')}</span>
      ) : null}
      <div className="account-row">
        <Button onPress={showHistory}>{text('command-openSyncHistory')}</Button>
      </div>
    </section>
  );
}

function showHistory(): void {
  closeDialog();
  goToSyncHistory();
}

function showMediaFiles(): void {
  closeDialog();
  goToMediaFiles('all');
}

interface SyncSwitchesProps {
  readonly settings: MethodOutput<'sync.settings'>;
  readonly status: MethodOutput<'sync.status'>;
}

function SyncSwitches({ settings, status }: SyncSwitchesProps) {
  const text = useText();
  const [pausedId, mediaId, forceId] = [useId(), useId(), useId()];
  const { syncMedia } = settings;
  const set = useOperation('sync.setSettings');
  const force = useOperation('sync.setForceOneWay');
  return (
    <>
      <div className="field">
        <Check
          isSelected={settings.autoSync}
          onChange={(autoSync) => void set.run({ autoSync })}
          describedBy={pausedId}
        >
          {text('preferences-auto-sync')}
        </Check>
        <span className="field-hint check-hint" id={pausedId}>
          {status.autoSyncPaused ? text('preferences-auto-paused') : ''}
        </span>
      </div>
      <div className="field">
        <Check isSelected={syncMedia} onChange={(on) => void set.run({ syncMedia: on })} describedBy={mediaId}>
          {text('preferences-media')}
        </Check>
        <span className="field-hint check-hint" id={mediaId}>
          {text('preferences-media-hint')}
        </span>
        <Check
          isSelected={settings.periodicMediaSync}
          isDisabled={!syncMedia}
          onChange={(periodicMediaSync) => void set.run({ periodicMediaSync })}
        >
          {text('preferences-media-periodic')}
        </Check>
        <div className="button-row">
          <Button onPress={() => openDialog({ kind: 'mediaLog' })}>{text('media-open-log')}</Button>
          <Button onPress={showMediaFiles}>{text('command-openMediaFiles')}</Button>
        </div>
      </div>
      <div className="field">
        <Check isSelected={status.forcedOneWay} onChange={(on) => void force.run({ on })} describedBy={forceId}>
          {text('preferences-force')}
        </Check>
        <span className="field-hint check-hint" id={forceId}>
          {text('preferences-force-hint')}
        </span>
      </div>
      <TimeoutField timeoutSecs={settings.timeoutSecs} onChange={(timeoutSecs) => void set.run({ timeoutSecs })} />
    </>
  );
}
