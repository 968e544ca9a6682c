import type { JsonObject } from './json-value.ts';

export interface NotetypeField {
  readonly name: string;
  /** Signed 64-bit number in decimal digits, for recognising the field after renames; null in old collections. */
  readonly id: string | null;
}

export interface NotetypeTemplate {
  readonly name: string;
  readonly id: string | null;
  readonly questionFormat: string;
  readonly answerFormat: string;
  /** Where new cards of this template go, whatever deck was chosen; null: to the chosen one. */
  readonly deckId: number | null;
}

/** A note type. Places in `fields` and `templates` are their `ord`. */
export interface Notetype {
  readonly id: number;
  readonly name: string;
  readonly mtimeSecs: number;
  readonly usn: number;
  readonly kind: 'standard' | 'cloze';
  readonly sortFieldIndex: number;
  readonly fields: readonly NotetypeField[];
  readonly templates: readonly NotetypeTemplate[];
  readonly css: string;
  /** The whole object as it came; the only thing that is stored, with id, name, mtime and usn laid over it. */
  readonly json: JsonObject;
}
