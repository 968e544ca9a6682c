import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { type DraftPreset, withName, withNewPreset } from './options-draft.ts';

export type PresetNaming = 'add' | 'clone' | 'rename';

export interface PresetNameDialogProps {
  readonly naming: PresetNaming;
  readonly preset: DraftPreset;
  readonly onClose: () => void;
}

export function PresetNameDialog({ naming, preset, onClose }: PresetNameDialogProps) {
  const text = useText();
  const { setDraft } = useOptionsEditor();
  const { key, name: oldName } = preset;
  const [name, setName] = useState(
    naming === 'add' ? '' : naming === 'clone' ? text('options-name-copy', { name: oldName }) : oldName,
  );
  const [asked, setAsked] = useState(false);
  const trimmed = name.trim();
  function submit(): void {
    setAsked(true);
    if (trimmed === '') return;
    setDraft((draft) =>
      naming === 'rename' ? withName(draft, key, trimmed) : withNewPreset(draft, trimmed, naming === 'clone'),
    );
    onClose();
  }
  return (
    <Dialog
      title={
        naming === 'add' ? text('options-name-title-add') : text(`options-name-title-${naming}`, { name: oldName })
      }
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit">
            {text(`options-name-do-${naming}`)}
          </Button>
        </>
      }
    >
      <TextInput
        label={text('options-name')}
        autoFocus
        autoComplete="off"
        value={name}
        onChange={setName}
        error={asked && trimmed === '' ? text('options-name-empty') : undefined}
      />
    </Dialog>
  );
}
