import type { NoteId } from '#shared/contract/ids.ts';
import type { MediaReferenceList } from '#shared/contract/media-references.ts';
import { caseKey } from './media-file-names.ts';
import type { MediaReferences } from './media-engine.ts';

/** Who names which file. Names are composed (NFC), as files are. */
export interface ReferencedFiles {
  readonly list: MediaReferenceList;
  readonly byNotes: ReadonlyMap<string, readonly NoteId[]>;
  /** Shown by notes in ways that `byNotes` has not. */
  readonly shown: ReadonlySet<string>;
  readonly byTemplates: ReadonlySet<string>;
  /** Names that are the same where case doesn't count. */
  readonly byKey: ReadonlyMap<string, readonly string[]>;
}

/** Keeps what the collection answered for as long as nothing changes there. */
export class ReferenceIndex {
  readonly #references: MediaReferences;
  #known: { readonly stamp: string; readonly files: ReferencedFiles } | undefined;

  constructor(references: MediaReferences) {
    this.#references = references;
  }

  async current(): Promise<ReferencedFiles> {
    const known = this.#known;
    const { stamp, references } = await this.#references.list(known === undefined ? {} : { knownStamp: known.stamp });
    if (references === null) {
      if (known === undefined) throw new Error('a list of references was left out that nobody has');
      return known.files;
    }
    const files = indexed(references);
    this.#known = { stamp, files };
    return files;
  }
}

function indexed(list: MediaReferenceList): ReferencedFiles {
  const byNotes = new Map<string, readonly NoteId[]>();
  for (const { fileName, noteIds } of list.notes) {
    const name = fileName.normalize('NFC');
    const others = byNotes.get(name);
    byNotes.set(name, others === undefined ? noteIds : [...new Set([...others, ...noteIds])]);
  }
  const shown = new Set(list.shown.map((name) => name.normalize('NFC')));
  const byTemplates = new Set(list.templates.map(({ fileName }) => fileName.normalize('NFC')));
  const byKey = new Map<string, string[]>();
  for (const name of byNotes.keys()) {
    const same = byKey.get(caseKey(name));
    if (same === undefined) byKey.set(caseKey(name), [name]);
    else same.push(name);
  }
  return { list, byNotes, shown, byTemplates, byKey };
}
