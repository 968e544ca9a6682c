import type { Contract } from '#shared/contract/contract.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import { noteId, notetypeId, type SamplesOf } from './sample-parts.ts';

const mediaCounts = { checked: 12, added: { up: 1, down: 2 }, removed: { up: 0, down: 3 } };
const mediaProgress = {
  stage: 'downloading',
  counts: mediaCounts,
  doneBytes: 123_456,
  waiting: { up: 1, down: 2 },
  bytesPerSec: 1_000_000.5,
  secsLeft: 2.5,
} as const;
const mediaOutcome = {
  kind: 'synced',
  counts: mediaCounts,
  bytes: { up: 1000, down: 2000 },
  skipped: [{ fileName: 'film.mp4', reason: 'tooLarge' }],
  kept: [{ fileName: 'a.jpg', keptAs: 'a-ours.jpg' }],
} satisfies OutputOf<Contract['media']['sync']>;

export const mediaSamples: SamplesOf<'media' | 'mediaReferences'> = {
  media: {
    sync: { input: {}, output: mediaOutcome, progress: mediaProgress },
    abort: { input: {}, output: null },
    status: {
      input: {},
      output: {
        progress: mediaProgress,
        lastSyncMs: 1_700_000_000_000,
        lastError: { code: 'sync.offline', details: { host: 'sync.example.org', cause: 'ENOTFOUND' } },
        waiting: 3,
        scanned: true,
        lost: { atMs: 1_700_000_000_000, fileCount: 20_000 },
      },
    },
    log: {
      input: { limit: 10 },
      output: [
        { atMs: 1_700_000_000_000, kind: 'started' },
        { atMs: 1_700_000_000_001, kind: 'kept', fileName: 'a.jpg', keptAs: 'a-ours.jpg' },
        { atMs: 1_700_000_000_002, kind: 'skipped', fileName: 'b.jpg', reason: 'empty' },
        { atMs: 1_700_000_000_003, kind: 'complete', counts: mediaCounts },
      ],
    },
    look: { input: { thorough: true }, output: { fileCount: 12, changed: 1 }, progress: { done: 6, total: 12 } },
    check: {
      input: {},
      output: {
        fileCount: 12,
        totalBytes: 34_567,
        missing: [{ fileName: 'gone.jpg', noteIds: [noteId], notetypeIds: [] }],
        unused: [{ fileName: 'صورة.png', sizeBytes: 12 }],
        renamed: [{ from: 'a:b.jpg', to: 'ab.jpg' }],
        extracted: 1,
        tooLarge: [{ fileName: 'film.mp4', sizeBytes: 200_000_000 }],
        empty: ['empty.png'],
        subfolders: ['holiday'],
        notFiles: ['link.png'],
        caseClashes: [{ named: 'dog.JPG', there: 'dog.jpg', noteIds: [noteId] }],
        templateOnly: [{ fileName: 'logo.png', notetypeId, notetypeName: 'Basic' }],
        fieldsInNames: [{ notetypeId, notetypeName: 'Basic', template: 'Card 1' }],
        trash: { fileCount: 2, totalBytes: 99 },
      },
      progress: { done: 6, total: 12 },
    },
    list: {
      input: { filter: 'caseClash', text: 'DOG', offset: 0, limit: 50 },
      output: {
        total: 1,
        rows: [
          {
            fileName: 'dog.jpg',
            sizeBytes: 1000,
            modifiedMs: 1_700_000_000_000,
            where: 'both',
            state: 'synced',
            problem: null,
            notes: { ids: [noteId], count: 21 },
            clashesWith: 'dog.JPG',
          },
        ],
      },
    },
    add: { input: { file: '/tmp/Dog.jpg' }, output: { fileName: 'dog.jpg' } },
    addPart: { input: { uploadId: '3f2b8c1a-9d4e-4f6a-8b7c-1d2e3f4a5b6c', data: 'YWJj' }, output: null },
    fetchPicture: {
      input: { url: 'https://example.org/dog.jpg' },
      output: { fileName: 'dog.jpg', failure: null },
    },
    addData: { input: { fileName: 'a.txt', data: 'YWJj' }, output: { fileName: 'a.txt' } },
    trash: {
      input: { names: ['a.txt'] },
      output: { fileCount: 1, totalBytes: 3 },
      progress: { done: 1, total: 1 },
    },
    restoreTrash: { input: {}, output: { fileCount: 1, totalBytes: 3 }, progress: { done: 1, total: 1 } },
    emptyTrash: { input: {}, output: { fileCount: 1, totalBytes: 3 }, progress: { done: 1, total: 1 } },
  },
  mediaReferences: {
    list: {
      input: { knownStamp: '1:2' },
      output: {
        stamp: '1:3',
        references: {
          notes: [{ fileName: 'dog.jpg', noteIds: [noteId] }],
          shown: ['a b.png'],
          templates: [{ fileName: '_logo.png', notetypeId, notetypeName: 'Basic' }],
          fieldsInNames: [{ notetypeId, notetypeName: 'Basic', template: 'Card 1' }],
        },
      },
    },
    inlineImages: {
      input: { afterNoteId: null },
      output: { images: [{ noteId, address: 'data:image/png;base64,YWJj' }], afterNoteId: noteId },
    },
    rename: { input: { renames: [{ from: 'dog.JPG', to: 'dog.jpg' }], noteIds: [noteId] }, output: { noteCount: 2 } },
    tagMissing: { input: { noteIds: [noteId], tag: 'missing-media' }, output: { noteCount: 1 } },
  },
};
