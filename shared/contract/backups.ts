import { z } from 'zod';
import { query, task } from './define.ts';
import { CollectionNumbers } from './collection.ts';

export const BackupReason = z.enum([
  'automatic',
  'manual',
  'beforeDownload',
  'beforeUpload',
  'beforeMerge',
  'sanityFailure',
  'serverCopy',
  'beforeMigration',
  'beforeRestore',
  'beforeImport',
  'beforeSchedulerUpdate',
  'beforeKeepingDates',
  'beforeCheck',
]);
export type BackupReason = z.infer<typeof BackupReason>;

export const BackupEntry = z.object({
  /** The file's name in the backups folder. */
  backupId: z.string(),
  createdMs: z.int(),
  bytes: z.int(),
  reason: BackupReason,
  /** `own`: Ebb's collection; `server`: a collection as the server sent it. */
  kind: z.enum(['own', 'server']),
  cards: z.int().nullable(),
});
export type BackupEntry = z.infer<typeof BackupEntry>;

export const backups = {
  list: query({
    summary: 'Backups of this profile, newest first',
    input: z.object({}),
    output: z.array(BackupEntry),
    withoutCollection: true,
  }),
  create: task({
    summary: 'Back the collection up now; null when nothing changed since the last backup',
    input: z.object({ force: z.boolean().optional() }),
    output: BackupEntry.nullable(),
    progress: z.object({ doneBytes: z.int(), totalBytes: z.int() }),
    lock: 'exclusive',
  }),
  restore: task({
    summary: 'Replace the collection by a backup; what is replaced is backed up first, the next sync is one-way',
    input: z.object({ backupId: z.string() }),
    output: CollectionNumbers,
    progress: z.object({ stage: z.enum(['backingUp', 'unpacking', 'checking', 'replacing']) }),
    lock: 'exclusive',
    withoutCollection: true,
  }),
};
