import { DeckId, NotetypeId } from '#shared/contract/ids.ts';
import type { Separator, TextInfo, TextOptions } from '#shared/contract/text.ts';
import { asOneLine } from '#shared/domain/html/text-line.ts';
import { withoutHtml } from '#shared/domain/html/strip-html.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { trimmed } from '#shared/domain/white-space.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { addingDefaults } from '../notes/adding-defaults.ts';
import { strippedField } from '../notes/field-checksum.ts';
import { findConfig } from '../storage/config-storage.ts';
import { getNotetype } from '../storage/notetype-storage.ts';
import { csvRecords } from './csv-records.ts';
import { nameOrId } from './name-or-id.ts';
import { namedDeck, namedNotetype } from './named-things.ts';
import { TextFile } from './text-file.ts';
import { readHeader, separatorCharacter, type TextHeader, withoutTagsLine } from './text-header.ts';

export const EXISTING_KEY = 'csvDuplicateResolution';
export const SCOPE_KEY = 'matchScope';
/** As they are numbered in the collection's settings. */
export const EXISTING_CHOICES = ['update', 'preserve', 'duplicate'] as const;
export const SCOPE_CHOICES = ['notetype', 'notetypeAndDeck'] as const;

const PREVIEW_ROWS = 5;
const PREVIEW_CHARACTERS = 80;

/** What was chosen in place of what the file and the collection suggest. */
export interface Chosen {
  readonly separator?: Separator | undefined;
  readonly html?: boolean | undefined;
  readonly notetype?: Omit<Extract<TextOptions['notetype'], { kind: 'one' }>, 'fieldColumns'> | InColumn | undefined;
  readonly deck?: Exclude<TextOptions['deck'], { kind: 'new' }> | undefined;
  readonly guidColumn?: number | undefined;
}
type InColumn = Extract<TextOptions['notetype'], { kind: 'column' }>;

/** How a text file would be imported. Throws `text.empty`, `text.notUtf8`. */
export function inspectText(col: Collection, path: string, chosen: Chosen): TextInfo {
  return TextFile.with(path, (file) => {
    // All of it is looked at: a file that can't be imported in the end should not be offered.
    for (const _ of file.pieces());
    const isKnownNotetype = (name: string): boolean => namedNotetype(col.db, nameOrId(name)) !== undefined;
    const { header, guessed } = readHeader(file.pieces(), { isKnownNotetype });
    const separator = chosen.separator ?? header.separator ?? guessed;
    const rows = firstRows(file, separator);
    if (rows.length === 0) throw new AppError('text.empty', {});
    const html = chosen.html ?? header.html ?? rows.some((row) => row.some((field) => withoutHtml(field) !== field));
    const preview = previewOf(rows, html);
    const columnLabels = header.columnLabels.length > 0 ? [...header.columnLabels] : (preview[0] ?? []).map(() => '');
    const places = placesOf(col, header, chosen);
    const guidColumn = chosen.guidColumn ?? header.guidColumn;
    return {
      fileBytes: file.bytes,
      options: {
        separator,
        html,
        ...mapped(col, { ...places, tagsColumn: header.tagsColumn, guidColumn, columnLabels }),
        guidColumn,
        allTags: [...header.allTags],
        updatedTags: [],
        existing: header.existing ?? choiceOf(col, EXISTING_KEY, EXISTING_CHOICES),
        matchScope: header.matchScope ?? choiceOf(col, SCOPE_KEY, SCOPE_CHOICES),
      },
      separatorIsGiven: header.separator !== undefined,
      htmlIsGiven: header.html !== undefined,
      columnLabels,
      preview,
    };
  });
}

function firstRows(file: TextFile, separator: Separator): string[][] {
  const rules = { delimiter: separatorCharacter(separator), comments: true };
  return [...csvRecords(withoutTagsLine(file.pieces()), rules).take(PREVIEW_ROWS)];
}

function previewOf(rows: readonly string[][], html: boolean): string[][] {
  const width = rows[0]?.length ?? 1;
  return rows.map((row) => {
    const shown = row.map((field) => shortened(html ? textLine(field) : field));
    return [...shown, ...Array<string>(Math.max(0, width - shown.length)).fill('')];
  });
}

/** What is shown of a field in one line: without markup, but with the names of files. */
export function textLine(html: string): string {
  return trimmed(strippedField(asOneLine(html)));
}

export function shortened(text: string): string {
  // By whole characters, and without reading a long text to its end.
  return Array.from(text.slice(0, 2 * PREVIEW_CHARACTERS))
    .slice(0, PREVIEW_CHARACTERS)
    .join('');
}

type Places = Pick<TextOptions, 'notetype' | 'deck'>;

/** What was chosen, else what the file says, else where notes were added last. */
function placesOf(col: Collection, { notetype, deck }: TextHeader, chosen: Chosen): Places {
  const defaults = addingDefaults(col.db, undefined);
  const oneNotetype = (id: number): TextOptions['notetype'] => ({
    kind: 'one',
    notetypeId: NotetypeId.parse(id),
    fieldColumns: [],
  });
  const oneDeck = (id: number): TextOptions['deck'] => ({ kind: 'one', deckId: DeckId.parse(id) });
  const notetypePlace = (): TextOptions['notetype'] => {
    if (chosen.notetype?.kind === 'column') return chosen.notetype;
    if (chosen.notetype !== undefined) return oneNotetype(chosen.notetype.notetypeId);
    if (notetype === undefined) return oneNotetype(defaults.notetypeId);
    if ('column' in notetype) return { kind: 'column', column: notetype.column };
    return oneNotetype(namedNotetype(col.db, nameOrId(notetype.name))?.id ?? defaults.notetypeId);
  };
  const deckPlace = (): TextOptions['deck'] => {
    if (chosen.deck !== undefined) return chosen.deck;
    if (deck === undefined) return oneDeck(defaults.deckId);
    if ('column' in deck) return { kind: 'column', column: deck.column };
    const known = namedDeck(col.db, nameOrId(deck.name));
    return known === undefined ? { kind: 'new', name: deck.name } : oneDeck(known.id);
  };
  return { notetype: notetypePlace(), deck: deckPlace() };
}

interface Columns extends Places, Pick<TextOptions, 'tagsColumn' | 'guidColumn'> {
  readonly columnLabels: readonly string[];
}

/** Which column fills which field, and which one holds tags. */
function mapped(col: Collection, columns: Columns): Places & Pick<TextOptions, 'tagsColumn'> {
  const { notetype, deck, tagsColumn: givenTags, columnLabels } = columns;
  if (notetype.kind === 'column') return { notetype, deck, tagsColumn: givenTags };
  const taken = takenColumns(columns);
  const free = columnLabels.map((_, i) => i + 1).filter((column) => !taken.has(column));
  const fieldColumns = columnsOfFields(getNotetype(col.db, notetype.notetypeId), columnLabels, free);
  const behind = Math.max(0, ...fieldColumns);
  const tagsColumn = givenTags || (free.find((column) => column > behind) ?? 0);
  return { deck, notetype: { ...notetype, fieldColumns }, tagsColumn };
}

function columnsOfFields({ fields }: Notetype, columnLabels: readonly string[], free: readonly number[]): number[] {
  // The first field keeps the first column unless something better is found, even if that one is taken.
  const columns = fields.map((_, i): number => (i === 0 ? 1 : 0));
  if (columnLabels.every((label) => label === '')) {
    for (const [i, column] of free.slice(0, columns.length).entries()) columns[i] = column;
  } else {
    const byName = new Map(free.map((column) => [columnLabels[column - 1] ?? '', column]));
    for (const [i, field] of fields.entries()) columns[i] = byName.get(field.name) ?? columns[i] ?? 0;
  }
  return columns;
}

/** Columns that fill no field. */
export function takenColumns({
  notetype,
  deck,
  tagsColumn,
  guidColumn,
}: Pick<TextOptions, 'notetype' | 'deck' | 'tagsColumn' | 'guidColumn'>): ReadonlySet<number> {
  const columns = [tagsColumn, guidColumn];
  if (deck.kind === 'column') columns.push(deck.column);
  if (notetype.kind === 'column') columns.push(notetype.column);
  return new Set(columns.filter((column) => column > 0));
}

function choiceOf<T>(col: Collection, key: string, choices: readonly [T, ...T[]]): T {
  const stored = findConfig(col.db, key);
  return (typeof stored === 'number' ? choices[stored] : undefined) ?? choices[0];
}
