import { NameDialog } from '#renderer/components/name-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useTask } from '#renderer/rpc/use-task.ts';

export interface ProfileDialogProps {
  readonly profile: MethodOutput<'profiles.list'>[number];
  readonly onClose: () => void;
}

export function RenameProfileDialog({ profile: { profileId, name: before }, onClose }: ProfileDialogProps) {
  const text = useText();
  const rename = useTask('profiles.rename');
  return (
    <NameDialog
      title={text('profiles-rename-title', { name: before })}
      label={text('profiles-name')}
      action={text('profiles-rename-do')}
      startName={before}
      problemOf={(name) => (name === '' ? text('profiles-name-empty') : undefined)}
      onName={async (name) => {
        if ((await rename.run({ profileId, name })) !== undefined) onClose();
      }}
      onClose={onClose}
    />
  );
}
