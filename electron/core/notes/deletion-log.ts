import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb } from '../storage/connection.ts';
import { deckNamesOfNotes } from '../storage/deck-storage.ts';
import { notesInPortions } from '../storage/note-storage.ts';
import { splitTags } from './note-tags.ts';
import { fieldsOf } from './stored-note.ts';

const FILE_NAME = 'deleted.txt';
/** As importers of text read it. */
const HEADER = `#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:4
`;

/** Keeps what was deleted in a text file of the profile that can be imported again. */
export class DeletionLog {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, FILE_NAME);
  }

  /** Before they go, inside the transaction: if it can't be written, nothing is deleted. */
  append(db: ReadDb, noteIds: readonly number[]): void {
    if (noteIds.length === 0) return;
    const decks = deckNamesOfNotes(db, noteIds);
    let text = existsSync(this.#path) ? '' : HEADER;
    for (const notes of notesInPortions(db, noteIds)) {
      for (const note of notes) {
        const { guid, mid, tags } = note;
        const columns = [guid, String(mid), decks.get(note.id) ?? '', splitTags(tags).join(' '), ...fieldsOf(note)];
        text += `${columns.map(quoted).join('\t')}\n`;
      }
    }
    appendFileSync(this.#path, text);
  }
}

/** Only where it has to be: a tab, a line's end or a quotation mark would be read as the table's own. */
function quoted(text: string): string {
  return /["\t\n\r]|^#/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
