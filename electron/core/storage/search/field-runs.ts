import type { Notetype } from '#shared/domain/notetype.ts';
import { listAt } from '../json-reader.ts';
import { isJsonObject } from '../lossless-json.ts';

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
