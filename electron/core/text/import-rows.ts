import type { TextOptions } from '#shared/contract/text.ts';
import { escapedHtml } from '#shared/domain/html/escape-html.ts';
import { takenColumns } from './inspect-text.ts';
import { type NameOrId, nameOrId, NOTHING_NAMED } from './name-or-id.ts';
import { rememberList } from './import-tags.ts';
import { spaceSeparated } from './text-header.ts';

/** A row of a file by what its columns mean. Undefined fields and tags: the row has no such column. */
export interface ImportRow {
  readonly guid: string;
  readonly fields: readonly (string | undefined)[];
  readonly tags: readonly string[] | undefined;
  readonly notetype: NameOrId;
  readonly deck: NameOrId;
  /** All of its columns. */
  readonly record: readonly string[];
}

/** How columns are read. */
export function rowReader(options: TextOptions): (record: readonly string[]) => ImportRow {
  const { notetype, deck, tagsColumn, guidColumn } = options;
  const asField = options.html ? (text: string) => text : shownText;
  const fieldColumns = notetype.kind === 'one' ? notetype.fieldColumns : undefined;
  const taken = takenColumns(options);
  const tagsOf = tagsReader();
  const named = (place: typeof notetype | typeof deck, record: readonly string[]): NameOrId =>
    place.kind === 'column' ? nameOrId(record[place.column - 1] ?? '') : NOTHING_NAMED;
  return (record) => ({
    guid: record[guidColumn - 1] ?? '',
    fields:
      fieldColumns === undefined
        ? record.filter((_, i) => !taken.has(i + 1)).map(asField)
        : fieldColumns.map((column) => {
            const text = record[column - 1];
            return text === undefined ? undefined : asField(text);
          }),
    tags: tagsOf(record[tagsColumn - 1]),
    notetype: named(notetype, record),
    deck: named(deck, record),
    record,
  });
}

/** Of a row that becomes a note with so many fields: the columns, from 1, whose text has no place in it. */
export function leftOverReader(options: TextOptions): (record: readonly string[], fieldCount: number) => number[] {
  const { notetype } = options;
  const taken = takenColumns(options);
  const mapped = notetype.kind === 'one' ? new Set(notetype.fieldColumns) : undefined;
  return (record, fieldCount) => {
    const left: number[] = [];
    let untaken = 0;
    for (const [i, text] of record.entries()) {
      const column = i + 1;
      if (taken.has(column)) continue;
      untaken += 1;
      const hasPlace = mapped === undefined ? untaken <= fieldCount : mapped.has(column);
      if (!hasPlace && text !== '') left.push(column);
    }
    return left;
  };
}

/** The same text gives the same list, by which others know that they have seen it before. */
function tagsReader(): (text: string | undefined) => readonly string[] | undefined {
  const seen = new Map<string, readonly string[]>();
  return (text) => {
    if (text === undefined) return undefined;
    const known = seen.get(text);
    if (known !== undefined) return known;
    const tags = spaceSeparated(text);
    rememberList(seen, text, tags);
    return tags;
  };
}

function shownText(text: string): string {
  return escapedHtml(text).replaceAll('\n', '<br>');
}
