import type { ChoiceOption } from '#renderer/components/choice.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import type { TextOptionsProps } from './text-options-dialog.tsx';

/** As much of a column's first text is enough to know it by. */
const EXAMPLE_CHARACTERS = 30;

/** Which column fills which field. Where each row has its own note type, all columns do, in their order. */
export function ColumnMapping({ info, form, options, onChange }: TextOptionsProps) {
  const text = useText();
  const notetypes = useServerQuery('notetypes.list', {}).data;
  const columns = info.columnLabels.map((label, i): ChoiceOption<string> => {
    const example =
      label ||
      Array.from(info.preview[0]?.[i] ?? '')
        .slice(0, EXAMPLE_CHARACTERS)
        .join('');
    const number = i + 1;
    const name =
      example === '' ? text('text-import-column', { number }) : text('text-import-column-like', { number, example });
    return { value: String(number), label: name };
  });
  const nothing = { value: '0', label: text('text-import-nothing') };
  const { notetype } = options;
  const fieldColumns = notetype.kind === 'one' ? notetype.fieldColumns : [];
  const names = notetypes?.find(
    (known) => notetype.kind === 'one' && known.notetypeId === notetype.notetypeId,
  )?.fieldNames;
  return (
    <fieldset className="text-mapping">
      <legend className="field-label">{text('text-import-mapping')}</legend>
      {fieldColumns.map((column, field) => (
        <SelectInput
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is known by its place
          key={field}
          label={names?.[field] ?? text('text-import-column', { number: field + 1 })}
          options={[...(field === 0 ? [] : [nothing]), ...withColumn(columns, column, text)]}
          value={String(column)}
          onChange={(value) => onChange({ ...form, fieldColumns: fieldColumns.with(field, Number(value)) })}
        />
      ))}
      <SelectInput
        label={text('text-import-tags')}
        options={[nothing, ...withColumn(columns, options.tagsColumn, text)]}
        value={String(options.tagsColumn)}
        onChange={(value) => onChange({ ...form, tagsColumn: Number(value) })}
      />
    </fieldset>
  );
}

/** A file may name a column that its first row does not have. */
function withColumn(
  columns: readonly ChoiceOption<string>[],
  column: number,
  text: ReturnType<typeof useText>,
): readonly ChoiceOption<string>[] {
  if (column <= columns.length) return columns;
  return [...columns, { value: String(column), label: text('text-import-column', { number: column }) }];
}
