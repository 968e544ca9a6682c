import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Button } from '#renderer/components/button.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import type { OpenedFor } from '#renderer/state/opened-for.ts';

export interface ProfileRowProps {
  readonly profile: MethodOutput<'profiles.list'>[number];
  /** There is no other, so it stays. */
  readonly isOnly: boolean;
  readonly isDisabled: boolean;
  /** None is open yet: each can be. */
  readonly isChoice?: boolean;
  readonly autoFocus?: boolean;
  readonly onOpen: (openedFor?: OpenedFor) => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

const openedFor: readonly OpenedFor[] = ['backups', 'olderForm'];

export function ProfileRow({
  profile,
  isOnly,
  isDisabled,
  isChoice = false,
  autoFocus = false,
  onOpen,
  onRename,
  onRemove,
}: ProfileRowProps) {
  const text = useText();
  const { name, isOpen, isInUse, account, sharesAccount } = profile;
  const facts = [
    ...(isOpen && !isChoice ? [text('profiles-is-open')] : []),
    ...(isInUse ? [text('profiles-in-use')] : []),
    account === null ? text('profiles-no-account') : text('profiles-account', { account }),
  ];
  const canOpen = !isDisabled && (!isOpen || isChoice);
  return (
    <li className="profile-row">
      <div className="profile-words" onDoubleClick={canOpen ? () => onOpen() : undefined}>
        <bdi className="profile-name">{name}</bdi>
        <span className="soft">{facts.join(' · ')}</span>
        {sharesAccount && !isChoice ? <span className="soft">{text('profiles-shares')}</span> : null}
      </div>
      <div className="button-row">
        <Button
          autoFocus={autoFocus}
          isDisabled={!canOpen}
          label={text('profiles-open-label', { name })}
          onPress={() => onOpen()}
        >
          {text('profiles-open')}
        </Button>
        <Button isDisabled={isDisabled} label={text('profiles-rename-label', { name })} onPress={onRename}>
          {text('profiles-rename')}
        </Button>
        <Button
          isDisabled={isDisabled || isOpen || isInUse || isOnly}
          label={text('profiles-remove-label', { name })}
          onPress={onRemove}
        >
          {text('profiles-remove')}
        </Button>
        <ActionMenu<OpenedFor>
          label={text('profiles-more-label', { name })}
          items={openedFor.map((id) => ({ id, label: text(`profiles-open-for-${id}`), group: 1 }))}
          onAction={onOpen}
          trigger={
            <Button isDisabled={!canOpen} label={text('profiles-more-label', { name })}>
              <Icon name="gear" />
            </Button>
          }
        />
      </div>
    </li>
  );
}
