import { useState } from 'react';
import type { ExportScope } from '#shared/contract/packages.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ProgressDialog } from '#renderer/components/progress-dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { type ExportForm, exportKinds, optionsOf, type ExportOption, firstForm, scopesOf } from './export-form.ts';
import { useExport } from './use-export.ts';

export interface ExportDialogProps {
  /** What is to go out. Null: the person chooses. */
  readonly scope: ExportScope | null;
  readonly isOlderForm?: boolean | undefined;
  readonly onClose: () => void;
}

/** Decks, chosen notes or everything, into a file that this or another program reads. */
export function ExportDialog({ scope, isOlderForm, onClose }: ExportDialogProps) {
  const text = useText();
  const [form, setForm] = useState<ExportForm>(() => firstForm(scope, isOlderForm));
  const exporting = useExport(onClose);
  if (exporting.running) {
    return <ProgressDialog title={text('export-running')} value={exporting.progress} onCancel={exporting.cancel} />;
  }
  const kinds = exportKinds.map((value) => ({ value, label: text(`export-kind-${value}`) }));
  return (
    <Dialog
      title={text('export-title')}
      size="medium"
      onClose={onClose}
      onSubmit={() => exporting.start(form)}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button type="submit" look="primary" autoFocus>
            {text('export-do')}
          </Button>
        </>
      }
    >
      <SelectInput
        label={text('export-kind')}
        options={kinds}
        value={form.kind}
        onChange={(kind) => setForm({ ...form, kind })}
      />
      <p className="soft hint">{text(`export-hint-${form.kind}`)}</p>
      <ScopeInput form={form} given={scope} onChange={(chosen) => setForm({ ...form, scope: chosen })} />
      {optionsOf(form.kind).map((option) => (
        <OptionCheck
          key={option}
          option={option}
          isSelected={form.options[option]}
          onChange={(isOn) => setForm({ ...form, options: { ...form.options, [option]: isOn } })}
        />
      ))}
    </Dialog>
  );
}

interface ScopeInputProps {
  readonly form: ExportForm;
  readonly given: ExportScope | null;
  readonly onChange: (scope: ExportScope) => void;
}

/** Everything, one deck, or what was chosen before. A whole collection leaves nothing to choose. */
function ScopeInput({ form, given, onChange }: ScopeInputProps) {
  const text = useText();
  const tree = useServerQuery('decks.tree', {}).data;
  if (form.kind === 'collection' || form.kind === 'usb' || tree === undefined) return null;
  const scopes = scopesOf(tree, given, {
    all: text('export-scope-all'),
    chosen: given !== null && 'noteIds' in given ? text('export-scope-notes', { count: given.noteIds.length }) : '',
    cards: given !== null && 'cardIds' in given ? text('export-scope-cards', { count: given.cardIds.length }) : '',
  });
  const at = scopes.findIndex(({ scope }) => JSON.stringify(scope) === JSON.stringify(form.scope));
  return (
    <SelectInput
      label={text('export-scope')}
      options={scopes.map(({ label }, index) => ({ value: String(index), label }))}
      value={String(at)}
      onChange={(index) => {
        const chosen = scopes[Number(index)];
        if (chosen !== undefined) onChange(chosen.scope);
      }}
    />
  );
}

interface OptionCheckProps {
  readonly option: ExportOption;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

function OptionCheck({ option, isSelected, onChange }: OptionCheckProps) {
  const text = useText();
  return (
    <Check isSelected={isSelected} onChange={onChange}>
      {text(`export-option-${option}`)}
    </Check>
  );
}
