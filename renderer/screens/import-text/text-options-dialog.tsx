import { SEPARATORS } from '#shared/domain/text-separators.ts';
import type { TextInfo, TextOptions } from '#shared/contract/text.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { ColumnMapping, GuidColumn } from './column-mapping.tsx';
import { PreviewTable } from './preview-table.tsx';
import { askedAnew, type TextForm } from './text-form.ts';
import { TextPlaces } from './text-places.tsx';

export interface TextOptionsProps {
  readonly info: TextInfo;
  readonly form: TextForm;
  /** What comes of both. */
  readonly options: TextOptions;
  readonly onChange: (form: TextForm) => void;
}

export interface TextOptionsDialogProps extends TextOptionsProps {
  readonly fileName: string;
  /** False: the file is looked at anew, by what was just chosen. */
  readonly isUpToDate: boolean;
  readonly onImport: (options: TextOptions) => void;
  readonly onClose: () => void;
}

/** How the rows of a file become notes. */
export function TextOptionsDialog({ fileName, isUpToDate, onImport, onClose, ...form }: TextOptionsDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('text-import-title', { fileName })}
      size="large"
      onClose={onClose}
      onSubmit={() => {
        if (isUpToDate) onImport(form.options);
      }}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button type="submit" look="primary" autoFocus>
            {text('import-do')}
          </Button>
        </>
      }
    >
      {form.form.isDeletionLog ? <p className="soft">{text('deleted-notes-text')}</p> : null}
      <Reading {...form} />
      <PreviewTable info={form.info} />
      <TextPlaces {...form} />
      <ColumnMapping {...form} />
      <GuidColumn {...form} />
      <Matches {...form} />
      <Tags {...form} />
      <p className="soft">{text('text-import-safe')}</p>
    </Dialog>
  );
}

function Reading({ form, options, onChange }: TextOptionsProps) {
  const text = useText();
  return (
    <>
      <SelectInput
        label={text('text-import-separator')}
        options={SEPARATORS.map((value) => ({ value, label: text(`text-import-separator-${value}`) }))}
        value={options.separator}
        onChange={(separator) => onChange(askedAnew(form, { separator }))}
      />
      <Check isSelected={options.html} onChange={(html) => onChange({ ...form, asked: { ...form.asked, html } })}>
        {text('text-import-html')}
      </Check>
      <p className="soft hint">{text('text-import-html-hint')}</p>
    </>
  );
}

const existing = ['update', 'preserve', 'duplicate'] as const;
const scopes = ['notetype', 'notetypeAndDeck'] as const;

function Matches({ form, options, onChange }: TextOptionsProps) {
  const text = useText();
  return (
    <>
      <SelectInput
        label={text('text-import-existing')}
        options={existing.map((value) => ({ value, label: text(`text-import-existing-${value}`) }))}
        value={options.existing}
        onChange={(value) => onChange({ ...form, existing: value })}
      />
      <SelectInput
        label={text('text-import-scope')}
        options={scopes.map((value) => ({ value, label: text(`text-import-scope-${value}`) }))}
        value={options.matchScope}
        onChange={(matchScope) => onChange({ ...form, matchScope })}
      />
    </>
  );
}

function Tags({ info, form, onChange }: TextOptionsProps) {
  const text = useText();
  return (
    <>
      <TextInput
        label={text('text-import-all-tags')}
        value={form.allTags ?? info.options.allTags.join(' ')}
        onChange={(allTags) => onChange({ ...form, allTags })}
      />
      <TextInput
        label={text('text-import-updated-tags')}
        value={form.updatedTags}
        onChange={(updatedTags) => onChange({ ...form, updatedTags })}
      />
    </>
  );
}
