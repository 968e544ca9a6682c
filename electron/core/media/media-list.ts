import type { InputOf, OutputOf } from '#shared/contract/define.ts';
import type { media, MediaFilter, MediaRow } from '#shared/contract/media.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { MediaParts } from './media-engine.ts';
import { caseKey, isSystemFile } from './media-file-names.ts';
import { hasCome, type MediaRecord, type MediaStore } from './media-store.ts';
import type { ReferencedFiles } from './reference-index.ts';

const PAGE = 1000;
const ROWS = 100;
/** Of the notes that name a file; a window asks for the others by a search. */
const NAMED_NOTES = 20;
const NEED_REFERENCES: readonly MediaFilter[] = ['unused', 'missing', 'caseClash'];

/** Every file that is here or on the server; with `missing`, what notes name and nobody has. By name. */
export async function listMedia(
  parts: Pick<MediaParts, 'store' | 'referenceIndex'>,
  { filter = 'all', text = '', offset = 0, limit = ROWS }: InputOf<typeof media.list>,
): Promise<OutputOf<typeof media.list>> {
  const files = await referencesFor(filter, parts);
  const wanted = caseKey(text);
  const rows: MediaRow[] = [];
  let total = 0;
  for (const { fileName, row } of entriesOf(parts.store, filter, files)) {
    if (wanted !== '' && !caseKey(fileName).includes(wanted)) continue;
    if (total >= offset && rows.length < limit) rows.push(row());
    total++;
  }
  return { total, rows };
}

/** A file that the filter lets through. Of tens of thousands only a page's worth becomes rows. */
interface Entry {
  readonly fileName: string;
  readonly row: () => MediaRow;
}

/** Without a collection the list does without notes, where it can. */
async function referencesFor(
  filter: MediaFilter,
  { referenceIndex }: Pick<MediaParts, 'referenceIndex'>,
): Promise<ReferencedFiles | undefined> {
  try {
    return await referenceIndex.current();
  } catch (error: unknown) {
    if (NEED_REFERENCES.includes(filter) || !isAppError(error)) throw error;
    return undefined;
  }
}

function* entriesOf(store: MediaStore, filter: MediaFilter, files: ReferencedFiles | undefined): Generator<Entry> {
  if (filter === 'missing') {
    for (const row of missingRows(store, files)) yield { fileName: row.fileName, row: () => row };
    return;
  }
  const crowded = filter === 'caseClash' ? crowdedKeys(store, files) : undefined;
  for (const record of everyRecord(store)) {
    const { fileName } = record;
    if (crowded !== undefined && !crowded.has(caseKey(fileName))) continue;
    if (isIn(filter, record, store, files)) yield { fileName, row: () => rowOf(record, store, files) };
  }
}

/** Where case doesn't count, more than one name is the same as these: of files, or in notes. */
function crowdedKeys(store: MediaStore, files: ReferencedFiles | undefined): ReadonlySet<string> {
  const first = new Map<string, string>();
  const crowded = new Set<string>();
  const note = (name: string): void => {
    const key = caseKey(name);
    const known = first.get(key);
    if (known === undefined) first.set(key, name);
    else if (known !== name) crowded.add(key);
  };
  for (const { fileName, stat } of everyRecord(store)) if (stat !== null) note(fileName);
  for (const name of files?.byNotes.keys() ?? []) note(name);
  return crowded;
}

function* everyRecord(store: MediaStore): Generator<MediaRecord> {
  let after = '';
  for (;;) {
    const records = store.list({ after, limit: PAGE });
    const last = records.at(-1);
    if (last === undefined) return;
    yield* records;
    after = last.fileName;
  }
}

const WAITING: readonly MediaRow['state'][] = ['toUpload', 'toDelete', 'toDownload'];

function isIn(
  filter: MediaFilter,
  record: MediaRecord,
  store: MediaStore,
  files: ReferencedFiles | undefined,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'waiting':
      return WAITING.includes(stateOf(record));
    case 'problems':
      return record.problem !== null;
    case 'onlyHere':
      return whereOf(record) === 'here';
    case 'onlyServer':
      return whereOf(record) === 'server';
    case 'unused':
      return record.stat !== null && files !== undefined && isUnused(record.fileName, files);
    case 'caseClash':
      return clashOf(record, store, files) !== null;
    case 'missing':
      return false;
  }
}

/** Nobody names it; the leading underscore says that it is wanted all the same. */
export function isUnused(fileName: string, { byNotes, shown, byTemplates }: ReferencedFiles): boolean {
  return ![byNotes, shown, byTemplates].some((names) => names.has(fileName)) && !fileName.startsWith('_');
}

function* missingRows(store: MediaStore, files: ReferencedFiles | undefined): Generator<MediaRow> {
  for (const fileName of [...(files?.byNotes.keys() ?? [])].toSorted(byBytes)) {
    const record = store.find(fileName);
    if (record?.stat != null || isSystemFile(fileName)) continue;
    const same = store.listNamedLike(fileName).find(({ stat }) => stat !== null);
    const server = record?.serverSha1 != null;
    yield {
      fileName,
      sizeBytes: null,
      modifiedMs: null,
      where: server ? 'server' : 'nowhere',
      state: record?.fetch === true ? 'toDownload' : 'missing',
      problem: record?.problem ?? null,
      notes: notesOf(fileName, files),
      clashesWith: same?.fileName ?? null,
    };
  }
}

function rowOf(record: MediaRecord, store: MediaStore, files: ReferencedFiles | undefined): MediaRow {
  const { fileName, stat, problem } = record;
  return {
    fileName,
    sizeBytes: stat?.sizeBytes ?? null,
    modifiedMs: stat === null ? null : Math.floor(stat.modifiedUs / 1000),
    where: whereOf(record),
    state: stateOf(record),
    problem,
    notes: notesOf(fileName, files),
    clashesWith: clashOf(record, store, files),
  };
}

function whereOf({ stat, serverSha1 }: MediaRecord): MediaRow['where'] {
  if (stat !== null) return serverSha1 === null ? 'here' : 'both';
  return serverSha1 === null ? 'nowhere' : 'server';
}

function stateOf(record: MediaRecord): MediaRow['state'] {
  const { problem, fetch, dirty, stat } = record;
  if (problem !== null) return 'skipped';
  if (fetch && !hasCome(record)) return 'toDownload';
  if (dirty) return stat === null ? 'toDelete' : 'toUpload';
  return 'synced';
}

function notesOf(fileName: string, files: ReferencedFiles | undefined): MediaRow['notes'] {
  if (files === undefined) return null;
  const ids = files.byNotes.get(fileName) ?? [];
  return { ids: ids.slice(0, NAMED_NOTES), count: ids.length };
}

/** Another file, or a name in a note that no file has. */
function clashOf(
  { fileName, stat }: MediaRecord,
  store: MediaStore,
  files: ReferencedFiles | undefined,
): string | null {
  if (stat === null) return null;
  const others = store.listNamedLike(fileName).filter((other) => other.stat !== null && other.fileName !== fileName);
  if (others[0] !== undefined) return others[0].fileName;
  return files?.byKey.get(caseKey(fileName))?.find((name) => name !== fileName) ?? null;
}

/** The order of the other lists, which is that of their bytes. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
