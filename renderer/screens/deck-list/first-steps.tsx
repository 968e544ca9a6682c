import { Button } from '#renderer/components/button.tsx';
import { useImportFile } from '#renderer/frame/use-import-file.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { startSync } from '#renderer/state/sync-flow.ts';
import { SharedDecksLink } from './shared-decks-link.tsx';

/** What belongs here, and the ways to begin. */
export function FirstSteps() {
  const text = useText();
  const { calls } = useClient();
  const importFile = useImportFile();
  const account = useServerQuery('sync.status', {}).data?.account ?? null;
  return (
    <section className="panel first-steps" aria-labelledby="first-steps-title">
      <h2 className="first-steps-title" id="first-steps-title">
        {text('decks-empty-title')}
      </h2>
      <p className="soft">{text('decks-empty-text')}</p>
      <ul className="first-steps-list">
        <li>
          <Button
            look="primary"
            onPress={() => (account === null ? openDialog({ kind: 'login' }) : void startSync(calls))}
          >
            {text('decks-empty-sync')}
          </Button>
          <span className="soft">{text('decks-empty-sync-hint')}</span>
        </li>
        <li>
          <Button onPress={() => openDialog({ kind: 'createDeck' })}>{text('command-createDeck')}</Button>
          <span className="soft">{text('decks-empty-create-hint')}</span>
        </li>
        <li>
          <Button onPress={importFile.choose}>{text('command-importFile')}</Button>
          <span className="soft">{text('decks-empty-import-hint')}</span>
        </li>
        <li>
          <SharedDecksLink />
          <span className="soft">{text('decks-empty-shared-hint')}</span>
        </li>
      </ul>
    </section>
  );
}
