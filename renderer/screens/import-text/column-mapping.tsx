import { SelectInput } from '#renderer/components/select-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { columnChoices, columnsWithoutPlace } from './column-choices.ts';
import { askedAnew } from './text-form.ts';
import type { TextOptionsProps } from './text-options-dialog.tsx';

/** Which column fills which field. Where each row has its own note type, all columns do, in their order. */
export function ColumnMapping({ info, form, options, onChange }: TextOptionsProps) {
  const text = useText();
  const notetypes = useServerQuery('notetypes.list', {}).data;
  const nothing = { value: '0', label: text('text-import-nothing') };
  const { notetype, tagsColumn } = options;
  const fieldColumns = notetype.kind === 'one' ? notetype.fieldColumns : [];
  const names = notetypes?.find(
    (known) => notetype.kind === 'one' && known.notetypeId === notetype.notetypeId,
  )?.fieldNames;
  const nowhere = columnsWithoutPlace(info, options);
  return (
    <fieldset className="text-mapping">
      <legend className="field-label">{text('text-import-mapping')}</legend>
      {fieldColumns.map((column, field) => (
        <SelectInput
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is known by its place
          key={field}
          label={names?.[field] ?? text('text-import-column', { number: field + 1 })}
          options={[...(field === 0 ? [] : [nothing]), ...columnChoices(info, column, text)]}
          value={String(column)}
          onChange={(value) => onChange({ ...form, fieldColumns: fieldColumns.with(field, Number(value)) })}
        />
      ))}
      <SelectInput
        label={text('text-import-tags')}
        options={[nothing, ...columnChoices(info, tagsColumn, text)]}
        value={String(tagsColumn)}
        onChange={(value) => onChange({ ...form, tagsColumn: Number(value) })}
      />
      {nowhere.length === 0 ? null : (
        <p className="soft hint" role="status">
          {text('text-import-no-place', { count: nowhere.length, list: nowhere.join(', ') })}
        </p>
      )}
    </fieldset>
  );
}

/** By what a row's note is found among those that are here: its first field, or an identifier in a column. */
export function GuidColumn({ info, form, options: { guidColumn }, onChange }: TextOptionsProps) {
  const text = useText();
  return (
    <>
      <SelectInput
        label={text('text-import-guid')}
        options={[{ value: '0', label: text('text-import-guid-none') }, ...columnChoices(info, guidColumn, text)]}
        value={String(guidColumn)}
        onChange={(value) => onChange(askedAnew(form, { guidColumn: Number(value) }))}
      />
      {guidColumn === 0 ? null : <p className="soft hint">{text('text-import-guid-hint')}</p>}
    </>
  );
}
