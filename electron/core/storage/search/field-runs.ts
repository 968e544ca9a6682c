import type { Notetype } from '#shared/domain/notetype.ts';
import { findConfig } from '../config-storage.ts';
import type { ReadDb } from '../connection.ts';
import { listAt } from '../json-reader.ts';
import { isJsonObject } from '../lossless-json.ts';
import { listNotetypes } from '../notetype-storage.ts';

/** First and last place of each run of neighbouring fields that are searched; undefined: all fields are. */
export function searchedRuns({ json }: Notetype): readonly (readonly [from: number, to: number])[] | undefined {
  const excluded = listAt(json, 'flds').map((field) => isJsonObject(field) && field['excludeFromSearch'] === true);
  if (!excluded.includes(true)) return undefined;
  const runs: [number, number][] = [];
  for (const [ord, isExcluded] of excluded.entries()) {
    if (isExcluded) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === ord - 1) last[1] = ord;
    else runs.push([ord, ord]);
  }
  return runs;
}

/** Are plain words looked for in all fields of all notes, just as they are written? */
export function searchesWholeNotes(db: ReadDb): boolean {
  if (findConfig(db, 'ignoreAccentsInSearch') === true) return false;
  return listNotetypes(db).every((notetype) => searchedRuns(notetype) === undefined);
}
