import type { Contract } from '#shared/contract/contract.ts';
import type { Client } from '#shared/contract/define.ts';

const noCounts = { checked: 0, added: { up: 0, down: 0 }, removed: { up: 0, down: 0 } };
const nothingMoved = { fileCount: 0, totalBytes: 0 };

/** An empty folder that is in step with the server. */
const media: Client<Contract>['media'] = {
  sync: async () => ({ kind: 'nothingToDo', counts: noCounts, bytes: { up: 0, down: 0 }, skipped: [], kept: [] }),
  abort: async () => null,
  status: async () => ({
    progress: null,
    lastSyncMs: null,
    lastError: null,
    waiting: 0,
    scanned: true,
    lost: null,
  }),
  log: async () => [],
  look: async () => ({ fileCount: 0, changed: 0 }),
  check: async () => ({
    fileCount: 0,
    totalBytes: 0,
    missing: [],
    unused: [],
    renamed: [],
    tooLarge: [],
    empty: [],
    subfolders: [],
    notFiles: [],
    caseClashes: [],
    templateOnly: [],
    fieldsInNames: [],
    trash: nothingMoved,
  }),
  list: async () => ({ total: 0, rows: [] }),
  add: async ({ file }) => ({ fileName: file.slice(file.lastIndexOf('/') + 1) }),
  addData: async ({ fileName }) => ({ fileName }),
  trash: async ({ names }) => ({ fileCount: names.length, totalBytes: 0 }),
  restoreTrash: async () => nothingMoved,
  emptyTrash: async () => nothingMoved,
};

const mediaReferences: Client<Contract>['mediaReferences'] = {
  list: async () => ({ stamp: '1', references: { notes: [], shown: [], templates: [], fieldsInNames: [] } }),
  rename: async () => ({ noteCount: 1 }),
  tagMissing: async ({ noteIds }) => ({ noteCount: noteIds.length }),
};

export const mediaAnswers = { media, mediaReferences };
