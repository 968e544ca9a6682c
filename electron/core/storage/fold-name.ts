import { FOLD_RUNS, FOLD_TO_SEVERAL } from './fold-table.gen.ts';

let folds: ReadonlyMap<string, string> | undefined;

/**
 * The form in which two names are the same name for the official client ("Straße" and "STRASSE"). Case only:
 * accents and composition stay. Folded names, compared by code point (as SQLite's BINARY does), sort as official sorts.
 */
export function foldName(name: string): string {
  if (isAscii(name)) return name.toLowerCase();
  folds ??= foldMap();
  let folded = '';
  for (const char of name) folded += folds.get(char) ?? char;
  return folded;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

function foldMap(): Map<string, string> {
  const map = new Map(Object.entries(FOLD_TO_SEVERAL));
  for (const [first, last, step, delta] of FOLD_RUNS) {
    for (let code = first; code <= last; code += step) {
      map.set(String.fromCodePoint(code), String.fromCodePoint(code + delta));
    }
  }
  return map;
}
