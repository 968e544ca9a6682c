import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
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
  const [name, setName] = useState(before);
  async function submit(): Promise<void> {
    if (rename.running || name.trim() === '') return;
    if ((await rename.run({ profileId, name })) !== undefined) onClose();
  }
  return (
    <Dialog
      title={text('profiles-rename-title', { name: before })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="chosen" type="submit" isDisabled={rename.running || name.trim() === ''}>
            {text('profiles-rename-do')}
          </Button>
        </>
      }
    >
      <TextInput label={text('profiles-name')} value={name} onChange={setName} autoFocus />
    </Dialog>
  );
}
