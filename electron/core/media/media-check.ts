import type { CallContext } from '#shared/contract/define.ts';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { MAX_MEDIA_FILE_BYTES, type MediaReport } from '#shared/contract/media.ts';
import { addMediaFile } from './add-media.ts';
import { extractImages } from './extract-images.ts';
import type { MediaParts } from './media-engine.ts';
import { caseKey, isNormalizedFileName, isSystemFile, normalizedFileName } from './media-file-names.ts';
import type { FolderEntry } from './media-folder.ts';
import { isUnused } from './media-list.ts';
import type { ReferencedFiles } from './reference-index.ts';

type CheckContext = CallContext<{ done: number; total: number }>;
type Rename = MediaReport['renamed'][number];

/**
 * Compares the folder with what notes and templates name. Files whose names some system can't hold get others, in the
 * folder and in the notes, as the official client's check does.
 */
export async function checkMedia(parts: MediaParts, context: CheckContext): Promise<MediaReport> {
  const { folder, look, references, referenceIndex } = parts;
  await look.look({ signal: context.signal, report: (progress) => context.report(progress) });
  const entries = (await folder.list()).filter(({ name }) => !isSystemFile(name));
  const renamed = await renameFiles(parts, entries, context);
  const extracted = await extractImages(parts, context);
  const renames = renamesInNotes(await referenceIndex.current(), renamed, (name) => folder.has(name));
  if (renames.length > 0) await references.rename({ renames });
  context.throwIfCancelled();
  const files = await referenceIndex.current();
  const there = sizesIn(parts, renamed.length + extracted > 0 ? await folder.list() : entries);
  look.changed(renamed.flatMap(({ from, to }) => [from, to]));
  return {
    fileCount: there.size,
    totalBytes: [...there.values()].reduce((sum, sizeBytes) => sum + sizeBytes, 0),
    ...missingAndUnused(there, files),
    renamed,
    extracted,
    ...notSynced(there, entries),
    caseClashes: caseClashes(there, files),
    templateOnly: templateOnly(there, files),
    fieldsInNames: files.list.fieldsInNames,
    trash: await folder.trash.size(),
  };
}

/** Files get names that every system can hold. What is in the way of a name keeps it. */
async function renameFiles(
  { store, folder }: MediaParts,
  entries: readonly FolderEntry[],
  context: CheckContext,
): Promise<Rename[]> {
  const renamed: Rename[] = [];
  for (const { name, kind } of entries) {
    if (kind !== 'file' || isNormalizedFileName(name)) continue;
    context.throwIfCancelled();
    const stat = folder.stat(name);
    if (stat === undefined || stat.sizeBytes === 0 || stat.sizeBytes > MAX_MEDIA_FILE_BYTES) continue;
    const to = await addMediaFile({ store, folder }, folder.pathOf(name), name);
    if (to === name) continue;
    await folder.remove(name);
    store.forget(name);
    renamed.push({ from: name, to });
  }
  return renamed;
}

/** Names in notes that are to be others: of renamed files, and of files that other devices have renamed. */
function renamesInNotes(files: ReferencedFiles, renamed: readonly Rename[], has: (name: string) => boolean): Rename[] {
  const newNames = new Map(renamed.map(({ from, to }) => [from, to]));
  const renames: Rename[] = [];
  for (const { fileName } of files.list.notes) {
    const composed = fileName.normalize('NFC');
    const to = newNames.get(fileName) ?? newNames.get(composed) ?? namedElsewhere(composed, has) ?? composed;
    if (to !== fileName) renames.push({ from: fileName, to });
  }
  return renames;
}

function namedElsewhere(name: string, has: (name: string) => boolean): string | undefined {
  const normalized = normalizedFileName(name);
  return normalized !== '' && normalized !== name && has(normalized) ? normalized : undefined;
}

/** Sizes of the plain files. */
function sizesIn({ folder }: MediaParts, entries: readonly FolderEntry[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { name, kind } of entries) {
    const stat = kind === 'file' && !isSystemFile(name) ? folder.stat(name) : undefined;
    if (stat !== undefined) sizes.set(name, stat.sizeBytes);
  }
  return sizes;
}

function missingAndUnused(
  there: ReadonlyMap<string, number>,
  files: ReferencedFiles,
): Pick<MediaReport, 'missing' | 'unused'> {
  const missing: MediaReport['missing'] = [];
  for (const [fileName, noteIds] of files.byNotes) {
    // An empty file shows and plays nothing, and is never synced.
    if (!there.get(fileName)) missing.push({ fileName, noteIds: [...noteIds], notetypeIds: [] });
  }
  const byTemplate = new Map<string, NotetypeId[]>();
  for (const { fileName, notetypeId } of files.list.templates) {
    const name = fileName.normalize('NFC');
    if (!there.get(name) && !files.byNotes.has(name))
      byTemplate.set(name, [...(byTemplate.get(name) ?? []), notetypeId]);
  }
  for (const [fileName, notetypeIds] of byTemplate) missing.push({ fileName, noteIds: [], notetypeIds });
  const unused = [...there].filter(([fileName, sizeBytes]) => sizeBytes > 0 && isUnused(fileName, files));
  return {
    missing: byName(missing),
    unused: byName(unused.map(([fileName, sizeBytes]) => ({ fileName, sizeBytes }))),
  };
}

function notSynced(
  there: ReadonlyMap<string, number>,
  entries: readonly FolderEntry[],
): Pick<MediaReport, 'tooLarge' | 'empty' | 'subfolders' | 'notFiles'> {
  const large = [...there].filter(([, sizeBytes]) => sizeBytes > MAX_MEDIA_FILE_BYTES);
  return {
    tooLarge: byName(large.map(([fileName, sizeBytes]) => ({ fileName, sizeBytes }))),
    empty: [...there].flatMap(([fileName, sizeBytes]) => (sizeBytes === 0 ? [fileName] : [])).toSorted(),
    subfolders: entries.flatMap(({ name, kind }) => (kind === 'folder' ? [name] : [])).toSorted(),
    notFiles: entries.flatMap(({ name, kind }) => (kind === 'odd' ? [name] : [])).toSorted(),
  };
}

function caseClashes(there: ReadonlyMap<string, number>, files: ReferencedFiles): MediaReport['caseClashes'] {
  const byKey = new Map([...there.keys()].map((name) => [caseKey(name), name]));
  const clashes: MediaReport['caseClashes'] = [];
  for (const [named, noteIds] of files.byNotes) {
    const same = byKey.get(caseKey(named));
    if (same !== undefined && !there.has(named)) clashes.push({ named, there: same, noteIds: [...noteIds] });
  }
  return clashes;
}

function templateOnly(there: ReadonlyMap<string, number>, files: ReferencedFiles): MediaReport['templateOnly'] {
  return files.list.templates.filter(({ fileName }) => {
    const name = fileName.normalize('NFC');
    return !name.startsWith('_') && there.has(name) && !files.byNotes.has(name);
  });
}

function byName<T extends { readonly fileName: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
}
