import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import type { ProfileDialogProps } from './rename-profile-dialog.tsx';

/** A whole collection goes: its name has to be typed. */
export function RemoveProfileDialog({ profile: { profileId, name }, onClose }: ProfileDialogProps) {
  const text = useText();
  const remove = useTask('profiles.remove');
  const [typed, setTyped] = useState('');
  const isMeant = typed.trim().normalize('NFC') === name;
  async function run(): Promise<void> {
    const removed = await remove.run({ profileId });
    if (removed === undefined) return;
    showToast(text('profiles-removed', { path: removed.keptAt }));
    onClose();
  }
  return (
    <Dialog
      title={text('profiles-remove-title', { name })}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={!isMeant || remove.running} onPress={() => void run()}>
            {text('profiles-remove-do')}
          </Button>
          <Button look="chosen" onPress={onClose}>
            {text('button-cancel')}
          </Button>
        </>
      }
    >
      <p>{text('profiles-remove-text')}</p>
      <p>{text('profiles-remove-kept')}</p>
      <TextInput label={text('profiles-remove-type')} value={typed} onChange={setTyped} autoFocus />
    </Dialog>
  );
}
