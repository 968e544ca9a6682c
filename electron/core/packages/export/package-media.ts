import { hash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withLatexImages } from '#shared/domain/template/latex.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { codeOf } from '../../errors/from-cause.ts';
import { isEntryName, isNormalizedFileName, isSystemFile } from '../../media/media-file-names.ts';
import { namedMedia } from '../../notes/media-names.ts';
import type { NoteRow } from '../../storage/note-storage.ts';

/** Names with an underscore before them, wherever a template or its styling may load a file by one. */
const IN_TEMPLATES = [/\[sound:(_[^\][]+)\]/gu, /"(_[^"]+)"/gu, /'(_[^']+)'/gu, /\b(?:src|data)=(_[^ >"']+)/gu];
const IN_STYLING = [
  /@import\s+"(_[^"]*\.css)"/giu,
  /@import\s+'(_[^']*\.css)'/giu,
  /url\(\s*["']?(_[^"')\n]+?)\s*["']?\s*\)/giu,
];
const MAYBE_LATEX = /\[(?:latex|\$\$?)\]/iu;

/** A file of the media folder that goes along. */
export interface ExportedFile {
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
}

/** Names that notes and note types use, each once, in order. */
export function usedNames(notes: Iterable<NoteRow>, notetypes: readonly Notetype[]): string[] {
  const names = new Set<string>();
  const svg = new Map(notetypes.map(({ id, json }) => [id, json['latexsvg'] === true]));
  for (const { flds, mid } of notes) {
    if (!flds.includes('<') && !flds.includes('[')) continue;
    for (const field of flds.split('\u001f')) {
      for (const { fileName } of namedMedia(field)) names.add(fileName);
      if (MAYBE_LATEX.test(field)) for (const name of latexImages(field, svg.get(mid) === true)) names.add(name);
    }
  }
  for (const { css, templates } of notetypes) {
    addNames(names, css, IN_STYLING);
    for (const { questionFormat, answerFormat } of templates) {
      for (const side of [questionFormat, answerFormat]) addNames(names, side, IN_TEMPLATES);
    }
  }
  return [...names].filter(isEntryName).toSorted();
}

function latexImages(field: string, svg: boolean): readonly string[] {
  return withLatexImages(field, { svg, sha1: (text) => hash('sha1', text, 'hex') }).fileNames;
}

function addNames(names: Set<string>, text: string, patterns: readonly RegExp[]): void {
  for (const pattern of patterns) for (const [, name = ''] of text.matchAll(pattern)) names.add(name);
}

/** Those of these names that are there. Throws `media.checkNeeded` for one that not every system can hold. */
export function filesNamed(folder: string, names: readonly string[]): ExportedFile[] {
  return names.flatMap((fileName) => exportedFile(folder, fileName) ?? []);
}

/** Every file of the folder. Throws `media.checkNeeded`. */
export function allFiles(folder: string): ExportedFile[] {
  const own = /^\.ebb-[\da-f]{16}\.part$/u;
  return namesIn(folder)
    .filter((name) => !isSystemFile(name) && !own.test(name))
    .toSorted()
    .flatMap((fileName) => exportedFile(folder, fileName) ?? []);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error: unknown) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Undefined: no plain file; a link is not followed. */
function exportedFile(folder: string, fileName: string): ExportedFile | undefined {
  const path = join(folder, fileName);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return undefined;
  if (!isNormalizedFileName(fileName)) throw new AppError('media.checkNeeded', { fileName });
  return { fileName, path, bytes: stats.size };
}
