import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { keepOpenedFor, type OpenedFor, useOpenedFor } from '#renderer/state/opened-for.ts';
import { markClosed } from '#renderer/state/ui-store.ts';
import { AddProfile } from './add-profile.tsx';
import { ProfileRow } from './profile-row.tsx';
import { RemoveProfileDialog } from './remove-profile-dialog.tsx';
import { RenameProfileDialog } from './rename-profile-dialog.tsx';

type Profile = MethodOutput<'profiles.list'>[number];
type Asked = { readonly what: 'rename' | 'remove'; readonly profile: Profile };

/** The arrow keys lead from profile to profile, to the button that opens it. */
function moveByArrow(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const rows = [...event.currentTarget.children];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[at + (event.key === 'ArrowDown' ? 1 : -1)]?.querySelector('button')?.focus();
}

/** At a start that can't tell which profile is meant: no collection is open, and none is synced, before one is chosen. */
export function ProfilePickerScreen() {
  const text = useText();
  const list = useServerQuery('profiles.list', {});
  const opening = useTask('profiles.open');
  const quitting = useTask('app.quit');
  const [asked, setAsked] = useState<Asked>();
  const { error } = list;
  useEffect(() => {
    if (error !== null) showError(error);
  }, [error]);
  const back = (): void => setAsked(undefined);
  const profiles = list.data ?? [];
  const firstFree = profiles.find(({ isInUse }) => !isInUse);

  async function open({ profileId }: Profile, openedFor?: OpenedFor): Promise<void> {
    // Before: this page may hear of the open collection, and act on it, until the next one takes its place.
    useOpenedFor.setState({ openedFor });
    if ((await opening.run({ profileId })) === undefined) {
      useOpenedFor.setState({ openedFor: undefined });
      return;
    }
    keepOpenedFor(openedFor);
    window.location.reload();
  }
  async function quit(): Promise<void> {
    if ((await quitting.run({})) !== undefined) markClosed();
  }
  return (
    <main className="welcome">
      <section className="panel welcome-panel">
        <h1 className="welcome-title">{text('profiles-choose')}</h1>
        <p className="soft">{text('profiles-text')}</p>
        <ul className="profile-list" aria-label={text('profiles-title')} onKeyDown={moveByArrow}>
          {profiles.map((profile) => (
            <ProfileRow
              key={profile.profileId}
              profile={profile}
              isOnly={profiles.length === 1}
              isDisabled={opening.running}
              isChoice
              autoFocus={profile === firstFree}
              onOpen={(openedFor) => void open(profile, openedFor)}
              onRename={() => setAsked({ what: 'rename', profile })}
              onRemove={() => setAsked({ what: 'remove', profile })}
            />
          ))}
        </ul>
        <AddProfile isDisabled={opening.running} />
        <div className="button-row">
          <Button isDisabled={opening.running || quitting.running} onPress={() => void quit()}>
            {text('command-quit')}
          </Button>
        </div>
      </section>
      {asked?.what === 'rename' ? <RenameProfileDialog profile={asked.profile} onClose={back} /> : null}
      {asked?.what === 'remove' ? <RemoveProfileDialog profile={asked.profile} onClose={back} /> : null}
    </main>
  );
}
