import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { findConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import type { NoteRow } from '../storage/note-storage.ts';
import { type ComparedField, derivedColumns } from './field-checksum.ts';
import { fieldText, fieldTextsStay } from './field-text.ts';

const FIELD_SEPARATOR = '\u001f';

export function fieldsOf(note: Pick<NoteRow, 'flds'>): string[] {
  return note.flds.split(FIELD_SEPARATOR);
}

/** Are texts composed before they are stored? */
export function composesText(db: ReadDb): boolean {
  return findConfig(db, 'normalize_note_text') !== false;
}

export interface StoredFields {
  readonly fields: readonly string[];
  readonly columns: Pick<NoteRow, 'flds' | 'sfld' | 'csum'>;
}

interface StoringOptions {
  readonly compose: boolean;
  /** Of the first field as it is going to be stored, if it is known. */
  readonly first?: ComparedField | undefined;
  /** The column that they lie in already, if they do: as a rule they stay as they are. */
  readonly flds?: string | undefined;
}

/** Fields as they are stored, with the columns made of them. Throws for too many or too few. */
export function storedFields(notetype: Notetype, given: readonly string[], options: StoringOptions): StoredFields {
  const expected = Math.max(1, notetype.fields.length);
  if (given.length !== expected) {
    throw new AppError('invalidInput', { issues: [`fields: ${given.length} in place of ${expected}`] });
  }
  const { flds } = options;
  const stay = flds !== undefined && fieldTextsStay(flds, options);
  const fields = stay ? given : given.map((field) => fieldText(field, options));
  const { sfld, csum } = derivedColumns(fields, notetype.sortFieldIndex, options.first);
  return { fields, columns: { flds: stay ? flds : fields.join(FIELD_SEPARATOR), sfld, csum } };
}
