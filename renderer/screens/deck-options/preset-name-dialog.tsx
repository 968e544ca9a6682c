import { NameDialog } from '#renderer/components/name-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { type DraftPreset, withName, withNewPreset } from './options-draft.ts';

export type PresetNaming = 'add' | 'clone' | 'rename';

export interface PresetNameDialogProps {
  readonly naming: PresetNaming;
  readonly preset: DraftPreset;
  readonly onClose: () => void;
}

export function PresetNameDialog({ naming, preset: { key, name: oldName }, onClose }: PresetNameDialogProps) {
  const text = useText();
  const { setDraft } = useOptionsEditor();
  const startNames = { add: '', clone: text('options-name-copy', { name: oldName }), rename: oldName };
  return (
    <NameDialog
      title={
        naming === 'add' ? text('options-name-title-add') : text(`options-name-title-${naming}`, { name: oldName })
      }
      label={text('options-name')}
      action={text(`options-name-do-${naming}`)}
      startName={startNames[naming]}
      problemOf={(name) => (name === '' ? text('options-name-empty') : undefined)}
      onName={(name) => {
        setDraft((draft) =>
          naming === 'rename' ? withName(draft, key, name) : withNewPreset(draft, name, naming === 'clone'),
        );
        onClose();
      }}
      onClose={onClose}
    />
  );
}
