import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useTask } from '#renderer/rpc/use-task.ts';

export function AddProfile({ isDisabled }: { readonly isDisabled: boolean }) {
  const text = useText();
  const add = useTask('profiles.add');
  const [name, setName] = useState('');
  async function submit(): Promise<void> {
    if ((await add.run({ name })) !== undefined) setName('');
  }
  return (
    <form
      className="profile-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !add.running) void submit();
      }}
    >
      <TextInput label={text('profiles-add-name')} value={name} onChange={setName} isDisabled={isDisabled} />
      <Button type="submit" isDisabled={isDisabled || add.running || name.trim() === ''}>
        {text('profiles-add')}
      </Button>
    </form>
  );
}
