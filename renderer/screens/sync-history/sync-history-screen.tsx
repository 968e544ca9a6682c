import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { goToDecks } from '#renderer/state/ui-store.ts';
import { EntryList } from './entry-list.tsx';
import { EntryView } from './entry-view.tsx';
import { FIRST_PAGE, type PageStarts } from './pages.ts';
import { VersionView } from './version-view.tsx';

type Place =
  | { readonly view: 'list' }
  | { readonly view: 'entry'; readonly entryId: number }
  | { readonly view: 'version'; readonly entryId: number; readonly versionId: number };

/** All syncs, then one of them, then one version that it overwrote. The way back finds each as it was left. */
export function SyncHistoryScreen() {
  const text = useText();
  const [place, setPlace] = useState<Place>({ view: 'list' });
  const [moved, setMoved] = useState(false);
  const [listPages, setListPages] = useState<PageStarts>(FIRST_PAGE);
  const [lostPages, setLostPages] = useState<PageStarts>(FIRST_PAGE);
  const go = (next: Place): void => {
    setPlace(next);
    setMoved(true);
  };
  const back = {
    list: { label: text('nav-decks'), onPress: goToDecks },
    entry: { label: text('history-back'), onPress: () => go({ view: 'list' }) },
    version: {
      label: text('history-back-entry'),
      onPress: () => place.view === 'version' && go({ view: 'entry', entryId: place.entryId }),
    },
  }[place.view];
  return (
    <main className="page history-page">
      <Button look="plain" className="back" onPress={back.onPress}>
        {back.label}
      </Button>
      {place.view === 'list' ? (
        <EntryList
          takesFocus={moved}
          pages={listPages}
          onPages={setListPages}
          onOpen={(entryId) => {
            setLostPages(FIRST_PAGE);
            go({ view: 'entry', entryId });
          }}
        />
      ) : place.view === 'entry' ? (
        <EntryView
          entryId={place.entryId}
          pages={lostPages}
          onPages={setLostPages}
          onOpen={(versionId) => go({ ...place, view: 'version', versionId })}
        />
      ) : (
        <VersionView versionId={place.versionId} />
      )}
    </main>
  );
}
