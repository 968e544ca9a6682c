import { z } from 'zod';
import { NoteId } from '#shared/contract/ids.ts';
import type { RowGroup, TextImportLog } from '#shared/contract/text.ts';
import type { NoteRow } from '../storage/note-storage.ts';
import { shortened, textLine } from './inspect-text.ts';

const MOST_TEXTS = 1000;

const NoteIds = z.array(NoteId);

type Outcome = Exclude<keyof TextImportLog, 'found' | 'leftOver'>;

interface Gathered {
  count: number;
  readonly noteIds: number[];
  readonly texts: string[];
}

/** What became of the rows, as it is gathered. */
export class ImportLog {
  #found = 0;
  #rowsWithLeftOver = 0;
  readonly #leftOverColumns = new Set<number>();
  readonly #groups: Readonly<Record<Outcome, Gathered>> = {
    new: noneYet(),
    updated: noneYet(),
    duplicate: noneYet(),
    firstFieldMatch: noneYet(),
    conflicting: noneYet(),
    emptyFirstField: noneYet(),
    missingNotetype: noneYet(),
    missingDeck: noneYet(),
  };

  rowFound(): void {
    this.#found += 1;
  }

  /** Columns of one row that had no place. */
  leftOver(columns: readonly number[]): void {
    if (columns.length === 0) return;
    this.#rowsWithLeftOver += 1;
    for (const column of columns) this.#leftOverColumns.add(column);
  }

  note(outcome: Outcome, note: Pick<NoteRow, 'id' | 'flds'>): void {
    const group = this.#groups[outcome];
    group.count += 1;
    group.noteIds.push(note.id);
    if (group.texts.length < MOST_TEXTS) group.texts.push(shortened(textLine(note.flds.split('\u001f')[0] ?? '')));
  }

  /** A row that led to no note: by the first thing that it says. */
  row(outcome: Outcome, fields: readonly (string | undefined)[]): void {
    const group = this.#groups[outcome];
    group.count += 1;
    if (group.texts.length < MOST_TEXTS) group.texts.push(shortened(textLine(fields.find(Boolean) ?? '')));
  }

  finished(): TextImportLog {
    const groups = this.#groups;
    return {
      found: this.#found,
      new: told(groups.new),
      updated: told(groups.updated),
      duplicate: told(groups.duplicate),
      firstFieldMatch: told(groups.firstFieldMatch),
      conflicting: told(groups.conflicting),
      emptyFirstField: told(groups.emptyFirstField),
      missingNotetype: told(groups.missingNotetype),
      missingDeck: told(groups.missingDeck),
      leftOver: { columns: this.#leftOverColumns.size, rows: this.#rowsWithLeftOver },
    };
  }
}

/** Ids are checked all at once: a check for each row takes longer than all else that is told of it. */
function told({ count, noteIds, texts }: Gathered): RowGroup {
  return { count, noteIds: NoteIds.parse(noteIds), texts };
}

function noneYet(): Gathered {
  return { count: 0, noteIds: [], texts: [] };
}
