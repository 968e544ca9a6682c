import type { TextInfo, TextOptions } from '#shared/contract/text.ts';
import type { ChoiceOption } from '#renderer/components/choice.tsx';
import type { useText } from '#renderer/i18n/text-context.tsx';

type Text = ReturnType<typeof useText>;

/** As much of a column's first text is enough to know it by. */
const EXAMPLE_CHARACTERS = 30;

/** What a column is known by: its name in the file, else its text in the first row. */
function exampleOf({ columnLabels, preview }: TextInfo, column: number): string {
  const first = columnLabels[column - 1] || (preview[0]?.[column - 1] ?? '');
  return Array.from(first).slice(0, EXAMPLE_CHARACTERS).join('');
}

/** The columns that a file has, and the chosen one: a file may name a column that its first row does not have. */
function columnsOf({ columnLabels }: TextInfo, chosen: number): readonly number[] {
  const columns = columnLabels.map((_, i) => i + 1);
  return chosen <= columns.length ? columns : [...columns, chosen];
}

/** To choose what a column is for. */
export function columnChoices(info: TextInfo, chosen: number, text: Text): readonly ChoiceOption<string>[] {
  return columnsOf(info, chosen).map((number) => {
    const example = exampleOf(info, number);
    const label =
      example === '' ? text('text-import-column', { number }) : text('text-import-column-like', { number, example });
    return { value: String(number), label };
  });
}

/** Columns that fill nothing, as far as the first rows show: which ones do is for each row to say if its note type is. */
export function columnsWithoutPlace({ preview }: TextInfo, options: TextOptions): readonly number[] {
  const { notetype, deck, tagsColumn, guidColumn } = options;
  if (notetype.kind === 'column') return [];
  const used = new Set([
    ...notetype.fieldColumns,
    tagsColumn,
    guidColumn,
    ...(deck.kind === 'column' ? [deck.column] : []),
  ]);
  const withText = new Set(preview.flatMap((row) => row.flatMap((cell, i) => (cell === '' ? [] : [i + 1]))));
  return [...withText].filter((column) => !used.has(column)).toSorted((a, b) => a - b);
}

/** To have a column say of each row what is asked. */
export function sayingColumns(info: TextInfo, chosen: number, text: Text): readonly ChoiceOption<`column-${number}`>[] {
  return columnsOf(info, chosen).map((number) => {
    const example = exampleOf(info, number);
    const label =
      example === ''
        ? text('text-import-from-column', { number })
        : text('text-import-from-column-like', { number, example });
    return { value: `column-${number}`, label };
  });
}

/** The column that `sayingColumns` meant. */
export function sayingColumn(value: string): number | undefined {
  const [, column] = /^column-(\d+)$/u.exec(value) ?? [];
  return column === undefined ? undefined : Number(column);
}
