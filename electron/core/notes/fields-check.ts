import type { OutputOf } from '#shared/contract/define.ts';
import type { notes } from '#shared/contract/notes.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { parseClozes } from '#shared/domain/template/parse-clozes.ts';
import { parseTemplate } from '#shared/domain/template/parse-template.ts';
import { eachNode } from '#shared/domain/template/template-fields.ts';
import { trimmed } from '#shared/domain/white-space.ts';
import type { ReadDb } from '../storage/connection.ts';
import { foldName } from '../storage/fold-name.ts';
import { duplicatesOf } from './duplicates.ts';
import { strippedField } from './field-checksum.ts';
import { composesText } from './stored-note.ts';

type FieldsState = OutputOf<(typeof notes)['fieldsCheck']>['state'];

/** The first thing that is to be said of a note's fields before it is added. `noteId`: of a note that is there. */
export function fieldsState(
  db: ReadDb,
  notetype: Notetype,
  fields: readonly string[],
  noteId: number | undefined,
): FieldsState {
  const clozes = clozeState(notetype, fields);
  if (clozes === 'fieldNotCloze') return clozes;
  const [first = ''] = fields;
  if (trimmed(strippedField(composesText(db) ? first.normalize('NFC') : first)) === '') return 'empty';
  if (clozes !== 'normal') return clozes;
  return duplicatesOf(db, notetype.id, first, noteId).length > 0 ? 'duplicate' : 'normal';
}

function clozeState(notetype: Notetype, fields: readonly string[]): FieldsState {
  const withClozes = fields.flatMap((field, place) => (hasCloze(field) ? [place] : []));
  if (notetype.kind === 'standard') return withClozes.length > 0 ? 'notetypeNotCloze' : 'normal';
  const possible = clozeFields(notetype);
  if (withClozes.some((place) => !possible.has(place))) return 'fieldNotCloze';
  return withClozes.length === 0 ? 'missingCloze' : 'normal';
}

function hasCloze(field: string): boolean {
  // Of clozes in one another the outer one counts.
  return (
    field.includes('{{c') &&
    parseClozes(field).some((node) => typeof node !== 'string' && node.numbers.some((n) => n !== 0))
  );
}

/** Places of the fields that the front shows with their clozes. */
function clozeFields({ fields, templates: [first] }: Notetype): ReadonlySet<number> {
  const parsed = parseTemplate(first?.questionFormat ?? '');
  if (parsed.fault !== undefined) return new Set();
  const names = new Set<string>();
  for (const node of eachNode(parsed.nodes)) {
    if (node.kind === 'replacement' && node.filters.includes('cloze')) names.add(foldName(node.field));
  }
  return new Set(fields.flatMap(({ name }, place) => (names.has(foldName(name)) ? [place] : [])));
}
