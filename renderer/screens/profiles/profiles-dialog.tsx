import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { AddProfile } from './add-profile.tsx';
import { ProfileRow } from './profile-row.tsx';
import { RemoveProfileDialog } from './remove-profile-dialog.tsx';
import { RenameProfileDialog } from './rename-profile-dialog.tsx';
import { useOpenProfile } from './use-open-profile.ts';

type Profile = MethodOutput<'profiles.list'>[number];
type Asked = { readonly what: 'rename' | 'remove'; readonly profile: Profile };

/** All profiles: which is open, whose account each has; opens, adds, renames and removes them. */
export function ProfilesDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const list = useServerQuery('profiles.list', {});
  const { open, opening } = useOpenProfile();
  const [asked, setAsked] = useState<Asked>();
  const back = (): void => setAsked(undefined);
  if (asked?.what === 'rename') return <RenameProfileDialog profile={asked.profile} onClose={back} />;
  if (asked?.what === 'remove') return <RemoveProfileDialog profile={asked.profile} onClose={back} />;
  return (
    <Dialog
      title={text('profiles-title')}
      size="medium"
      onClose={onClose}
      actions={
        <Button look="chosen" autoFocus onPress={onClose}>
          {text('button-close')}
        </Button>
      }
    >
      <p className="soft">{text('profiles-text')}</p>
      <ul className="profile-list" aria-label={text('profiles-title')}>
        {(list.data ?? []).map((profile) => (
          <ProfileRow
            key={profile.profileId}
            profile={profile}
            isOnly={list.data?.length === 1}
            isDisabled={opening !== undefined}
            onOpen={(openedFor) => void open(profile, openedFor)}
            onRename={() => setAsked({ what: 'rename', profile })}
            onRemove={() => setAsked({ what: 'remove', profile })}
          />
        ))}
      </ul>
      <AddProfile isDisabled={opening !== undefined} />
      <p className="soft" role="status">
        {opening === undefined ? '' : text('profiles-opening', { name: opening })}
      </p>
    </Dialog>
  );
}
