import { useState } from 'react';
import type { MergeOptions, PackageInfo, UpdateRule } from '#shared/contract/packages.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useFirstAnswer } from '#renderer/rpc/use-first-answer.ts';
import { showError } from '#renderer/state/dialog-store.ts';

export interface MergeDialogProps {
  readonly fileName: string;
  readonly info: PackageInfo;
  readonly onImport: (options: MergeOptions) => void;
  readonly onClose: () => void;
}

const rules: readonly UpdateRule[] = ['ifNewer', 'always', 'never'];

/** Adds the package's notes to those that are here. */
export function MergeDialog({ fileName, info, onImport, onClose }: MergeDialogProps) {
  const text = useText();
  const stored = useFirstAnswer('packages.mergeOptions', {}, (error) => {
    onClose();
    showError(error);
  });
  const [changed, setChanged] = useState<Partial<MergeOptions>>({});
  if (stored === undefined) return null;
  const options: MergeOptions = { ...stored, ...changed };
  const change = (patch: Partial<MergeOptions>): void => setChanged({ ...changed, ...patch });
  return (
    <Dialog
      title={text('import-merge-title', { fileName })}
      size="medium"
      onClose={onClose}
      onSubmit={() => onImport(options)}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button type="submit" look="primary" autoFocus>
            {text('import-do')}
          </Button>
        </>
      }
    >
      <Contents info={info} />
      <Check isSelected={options.withScheduling} onChange={(withScheduling) => change({ withScheduling })}>
        {text('import-with-scheduling')}
      </Check>
      <p className="soft hint">{text('import-with-scheduling-hint')}</p>
      <Check isSelected={options.withDeckConfigs} onChange={(withDeckConfigs) => change({ withDeckConfigs })}>
        {text('import-with-presets')}
      </Check>
      <details className="more-options">
        <summary>{text('import-updates')}</summary>
        <RuleInput
          label={text('import-update-notes')}
          value={options.updateNotes}
          onChange={(updateNotes) => change({ updateNotes })}
        />
        <RuleInput
          label={text('import-update-notetypes')}
          value={options.updateNotetypes}
          onChange={(updateNotetypes) => change({ updateNotetypes })}
        />
        <Check isSelected={options.mergeNotetypes} onChange={(mergeNotetypes) => change({ mergeNotetypes })}>
          {text('import-merge-notetypes')}
        </Check>
        <p className="soft hint">{text('import-merge-notetypes-hint')}</p>
      </details>
      <p className="soft">{text('import-merge-safe')}</p>
    </Dialog>
  );
}

/** What the file says of itself. */
function Contents({ info: { counts, fileBytes } }: Pick<MergeDialogProps, 'info'>) {
  const text = useText();
  const format = useFormat();
  return (
    <p>
      {text('import-contents', {
        notes: counts.notes,
        cards: counts.cards,
        media: counts.media,
        size: format.bytes(fileBytes),
      })}
    </p>
  );
}

interface RuleInputProps {
  readonly label: string;
  readonly value: UpdateRule;
  readonly onChange: (value: UpdateRule) => void;
}

function RuleInput({ label, value, onChange }: RuleInputProps) {
  const text = useText();
  const options = rules.map((rule) => ({ value: rule, label: text(`import-update-${rule}`) }));
  return <SelectInput label={label} options={options} value={value} onChange={onChange} />;
}
