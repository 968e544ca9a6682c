import type { Client } from '#shared/contract/define.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { NoteId } from '#shared/contract/ids.ts';
import type { MediaOutcome, MediaProgress, MediaReport, MediaRow, MediaStatus } from '#shared/contract/media.ts';

export const noCounts = { checked: 0, added: { up: 0, down: 0 }, removed: { up: 0, down: 0 } };

export function mediaOutcome(patch: Partial<MediaOutcome> = {}): MediaOutcome {
  return { kind: 'nothingToDo', counts: noCounts, bytes: { up: 0, down: 0 }, skipped: [], kept: [], ...patch };
}

export const idleMedia: MediaStatus = {
  progress: null,
  lastSyncMs: null,
  lastError: null,
  waiting: 0,
  scanned: true,
  lost: null,
};

export const mediaProgress: MediaProgress = {
  stage: 'downloading',
  counts: { checked: 812, added: { up: 12, down: 340 }, removed: { up: 1, down: 2 } },
  doneBytes: 12_300_000,
  waiting: { up: 3, down: 160 },
  bytesPerSec: 1_200_000,
  secsLeft: 240,
};

export function mediaRow(fileName: string, patch: Partial<MediaRow> = {}): MediaRow {
  return {
    fileName,
    sizeBytes: 20_000,
    modifiedMs: Date.UTC(2026, 10, 20, 12),
    where: 'both',
    state: 'synced',
    problem: null,
    notes: { ids: [], count: 0 },
    clashesWith: null,
    ...patch,
  };
}

export function noteIdOf(id: number): NoteId {
  return id as NoteId;
}

export const cleanReport: MediaReport = {
  fileCount: 12,
  totalBytes: 240_000,
  missing: [],
  unused: [],
  renamed: [],
  extracted: 0,
  tooLarge: [],
  empty: [],
  subfolders: [],
  notFiles: [],
  caseClashes: [],
  templateOnly: [],
  fieldsInNames: [],
  trash: { fileCount: 0, totalBytes: 0 },
};

/** A folder in step with the server, in which nothing is to be done. */
const media: Client<Contract>['media'] = {
  sync: async () => mediaOutcome(),
  abort: async () => null,
  status: async () => idleMedia,
  log: async () => [],
  look: async () => ({ fileCount: 12, changed: 0 }),
  check: async () => cleanReport,
  list: async () => ({ total: 0, rows: [] }),
  add: async () => ({ fileName: 'a.png' }),
  fetchPicture: async () => ({ fileName: 'dog.jpg', failure: null }),
  addPart: async () => null,
  addData: async ({ fileName }) => ({ fileName }),
  trash: async ({ names }) => ({ fileCount: names.length, totalBytes: 1000 }),
  restoreTrash: async () => ({ fileCount: 0, totalBytes: 0 }),
  emptyTrash: async () => ({ fileCount: 0, totalBytes: 0 }),
};

const mediaReferences: Client<Contract>['mediaReferences'] = {
  list: async () => ({ stamp: '1', references: { notes: [], shown: [], templates: [], fieldsInNames: [] } }),
  inlineImages: async () => ({ images: [], afterNoteId: null }),
  rename: async ({ renames }) => ({ noteCount: renames.length }),
  tagMissing: async ({ noteIds }) => ({ noteCount: noteIds.length }),
};

export const mediaAnswers = { media, mediaReferences };
