import { AppError } from '#shared/errors/app-error.ts';
import type { Col } from '../col-storage.ts';
import type { Grave } from '../grave-storage.ts';
import type { JsonObject } from '../lossless-json.ts';
import type { Tag } from '../tag-storage.ts';

/** Everything of an Anki collection file but its notes, cards and review log, whatever schema it came from. */
export interface AnkiObjects {
  readonly col: Col;
  readonly config: readonly ConfigEntry[];
  /** Schema-11 objects: so they are kept. Names with "::". */
  readonly decks: readonly JsonObject[];
  readonly deckConfigs: readonly JsonObject[];
  readonly notetypes: readonly JsonObject[];
  readonly tags: readonly Tag[];
  readonly graves: readonly Grave[];
}

export interface ConfigEntry {
  readonly key: string;
  /** JSON text as it was. */
  readonly value: string;
  readonly mtime: number;
  readonly usn: number;
}

/** `reason` says what was looked for and not found; never what a file holds. */
export function notACollection(reason: string, cause?: unknown): AppError<'file.notACollection'> {
  return new AppError('file.notACollection', { reason }, cause === undefined ? {} : { cause });
}

/** SQLite stores any kind of value in any column; what should be a whole number or text may be something else. */
export function requireTypes<Row extends object>(
  row: Row,
  what: string,
  types: { readonly integers: readonly (keyof Row & string)[]; readonly texts?: readonly (keyof Row & string)[] },
): Row {
  for (const key of types.integers) if (!Number.isSafeInteger(row[key])) throw notACollection(`${key} of ${what}`);
  for (const key of types.texts ?? []) if (typeof row[key] !== 'string') throw notACollection(`${key} of ${what}`);
  return row;
}

/** Ids are kept as numbers everywhere; one that a double can't hold would come back as another. */
export function safeId(id: number, what: string): number {
  if (!Number.isSafeInteger(id)) throw notACollection(`id of ${what}`);
  return id;
}
