import { z } from 'zod';
import { query, task } from './define.ts';
import { MAX_PART_CHARS } from './files.ts';
import { NoteId, NotetypeId } from './ids.ts';

/** What servers take at most. Larger files stay here, and are told of. */
export const MAX_MEDIA_FILE_BYTES = 100 << 20;

/** What one media sync has moved so far. `checked`: names that the server listed or that were compared. */
export const MediaCounts = z.object({
  checked: z.int(),
  added: z.object({ up: z.int(), down: z.int() }),
  removed: z.object({ up: z.int(), down: z.int() }),
});
export type MediaCounts = z.infer<typeof MediaCounts>;

/**
 * Why a file stays out of syncing. The first four are settled by the file itself, the rest by trying. caseClash: the
 * server has two names that this disk takes for one.
 */
export const SkipReason = z.enum([
  'tooLarge',
  'empty',
  'badName',
  'notAFile',
  'caseClash',
  'unreadable',
  'refusedByServer',
  'notOnServer',
]);
export type SkipReason = z.infer<typeof SkipReason>;
const Skipped = z.object({ fileName: z.string(), reason: SkipReason });

export const MediaProgress = z.object({
  stage: z.enum(['scanning', 'comparing', 'downloading', 'uploading', 'finishing']),
  counts: MediaCounts,
  doneBytes: z.int(),
  /** Files that are known to be still on the way; null: the server has not listed all yet. */
  waiting: z.object({ up: z.int(), down: z.int() }).nullable(),
  bytesPerSec: z.number(),
  /** Null: can't be told yet. */
  secsLeft: z.number().nullable(),
});
export type MediaProgress = z.infer<typeof MediaProgress>;

/** Both sides had changed a file: the server's is under its name, ours beside it under another. */
const Kept = z.object({ fileName: z.string(), keptAs: z.string() });

export const MediaOutcome = z.object({
  /** off: preferences say no. repeat: the counts of both sides differed; all is compared anew by the next sync. */
  kind: z.enum(['synced', 'nothingToDo', 'off', 'loggedOut', 'repeat']),
  counts: MediaCounts,
  bytes: z.object({ up: z.int(), down: z.int() }),
  skipped: z.array(Skipped),
  kept: z.array(Kept),
});
export type MediaOutcome = z.infer<typeof MediaOutcome>;

/** Files that were gone all at once, or with their folder: nobody's wish, so the server's are fetched again. */
export const LostFiles = z.object({ atMs: z.int(), fileCount: z.int() });
export type LostFiles = z.infer<typeof LostFiles>;

export const MediaStatus = z.object({
  /** Set while a media sync runs. */
  progress: MediaProgress.nullable(),
  /** When the last one that came to its end did so. */
  lastSyncMs: z.int().nullable(),
  /** The last run's failure, if it failed: what `error-texts` has words for. */
  lastError: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  /** Files of ours that the server does not have yet, deletions included. */
  waiting: z.int(),
  /** The folder was read since the program started. */
  scanned: z.boolean(),
  /** Null too as soon as a sync has come to its end since. */
  lost: LostFiles.nullable(),
});
export type MediaStatus = z.infer<typeof MediaStatus>;

export const MediaLogLine = z.object({
  atMs: z.int(),
  kind: z.enum(['started', 'added', 'removed', 'kept', 'skipped', 'lost', 'failed', 'aborted', 'repeat', 'complete']),
  counts: MediaCounts.optional(),
  fileName: z.string().optional(),
  keptAs: z.string().optional(),
  reason: SkipReason.optional(),
  /** Of files that were gone all at once. */
  fileCount: z.int().optional(),
  error: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).optional(),
});
export type MediaLogLine = z.infer<typeof MediaLogLine>;

export const MediaFilter = z.enum([
  'all',
  'waiting',
  'problems',
  'onlyHere',
  'onlyServer',
  'unused',
  'missing',
  'caseClash',
]);
export type MediaFilter = z.infer<typeof MediaFilter>;

export const MediaRow = z.object({
  fileName: z.string(),
  /** Null: not in the folder. */
  sizeBytes: z.int().nullable(),
  modifiedMs: z.int().nullable(),
  where: z.enum(['here', 'server', 'both', 'nowhere']),
  state: z.enum(['synced', 'toUpload', 'toDelete', 'toDownload', 'skipped', 'missing']),
  problem: SkipReason.nullable(),
  /** Notes that name it; the first few of them, and how many there are. Null: not looked for yet. */
  notes: z.object({ ids: z.array(NoteId), count: z.int() }).nullable(),
  /** Another file or reference has the same name but for capitals. */
  clashesWith: z.string().nullable(),
});
export type MediaRow = z.infer<typeof MediaRow>;

export const MediaReport = z.object({
  fileCount: z.int(),
  totalBytes: z.int(),
  /** Named by notes or templates, not in the folder. */
  missing: z.array(z.object({ fileName: z.string(), noteIds: z.array(NoteId), notetypeIds: z.array(NotetypeId) })),
  /** In the folder, named by nobody, and not beginning with `_`. */
  unused: z.array(z.object({ fileName: z.string(), sizeBytes: z.int() })),
  /** Files that were given a name which every system can hold, in folder and notes. */
  renamed: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Images that were written into fields as `data:` addresses and are files now. */
  extracted: z.int(),
  tooLarge: z.array(z.object({ fileName: z.string(), sizeBytes: z.int() })),
  empty: z.array(z.string()),
  subfolders: z.array(z.string()),
  /** Links, pipes and names that are no Unicode. */
  notFiles: z.array(z.string()),
  /** `dog.JPG` is named where `dog.jpg` is there. */
  caseClashes: z.array(z.object({ named: z.string(), there: z.string(), noteIds: z.array(NoteId) })),
  /** Names that only templates or styling have, and that do not begin with `_`: they count as unused elsewhere. */
  templateOnly: z.array(z.object({ fileName: z.string(), notetypeId: NotetypeId, notetypeName: z.string() })),
  /** Templates that put a field into a file's name: such names can't be found. */
  fieldsInNames: z.array(z.object({ notetypeId: NotetypeId, notetypeName: z.string(), template: z.string() })),
  trash: z.object({ fileCount: z.int(), totalBytes: z.int() }),
});
export type MediaReport = z.infer<typeof MediaReport>;

const Moved = z.object({ fileCount: z.int(), totalBytes: z.int() });
const FileProgress = z.object({ done: z.int(), total: z.int() });

export const media = {
  sync: task({
    summary: 'Bring the media folder and the server into step; a running one is joined',
    input: z.object({
      /** Nobody asked for it: its failures are logged, not shown. */
      quiet: z.boolean().optional(),
      /** The server's, as a sync of the cards was told just now: if nothing moved since the last time, nothing is asked. */
      mediaUsn: z.int().optional(),
    }),
    output: MediaOutcome,
    progress: MediaProgress,
    lock: 'bypass',
    detached: true,
  }),
  abort: task({
    summary: 'End the media sync that runs, after the file it is at; nothing is lost',
    input: z.object({}),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
  }),
  status: query({
    summary: 'Whether media are being synced, and how it stands',
    input: z.object({}),
    output: MediaStatus,
    lock: 'bypass',
  }),
  log: query({
    summary: 'What the last media syncs did, oldest first',
    input: z.object({ limit: z.int().min(1).max(5000).optional() }),
    output: z.array(MediaLogLine),
    lock: 'bypass',
  }),
  look: task({
    summary: 'Read the folder and note what changed; `thorough` compares the content of every file',
    input: z.object({ thorough: z.boolean().optional() }),
    output: z.object({ fileCount: z.int(), changed: z.int() }),
    progress: FileProgress,
    lock: 'bypass',
  }),
  check: task({
    summary: 'Compare the folder with what notes and templates name',
    input: z.object({}),
    output: MediaReport,
    progress: FileProgress,
    lock: 'bypass',
  }),
  list: query({
    summary: 'Every file and where it is, by name',
    input: z.object({
      filter: MediaFilter.optional(),
      /** Part of a name, without regard to case. */
      text: z.string().optional(),
      offset: z.int().min(0).optional(),
      limit: z.int().min(1).max(1000).optional(),
    }),
    output: z.object({ total: z.int(), rows: z.array(MediaRow) }),
    lock: 'bypass',
  }),
  add: task({
    summary: 'Copy a file of this machine into the folder; answers the name that it got',
    input: z.object({ file: z.string() }),
    output: z.object({ fileName: z.string() }),
    progress: z.never(),
    lock: 'bypass',
    doors: 'cli',
  }),
  addData: task({
    summary: 'Put data (base64) into the folder under this name, or one that is free; answers the name that it got',
    input: z.object({
      fileName: z.string(),
      data: z.base64().max(MAX_PART_CHARS),
      /** Of the parts that `addPart` has taken before: they come first. */
      uploadId: z.uuid().optional(),
    }),
    output: z.object({ fileName: z.string() }),
    progress: z.never(),
    lock: 'bypass',
  }),
  fetchPicture: task({
    summary: 'Put a picture of the web into the folder; answers the name that it got, or why it did not come',
    input: z.object({ url: z.url({ protocol: /^https?$/u }) }),
    output: z.object({
      fileName: z.string().nullable(),
      failure: z.enum(['unreachable', 'refused', 'tooLarge', 'notPicture']).nullable(),
    }),
    progress: z.never(),
    lock: 'bypass',
  }),
  addPart: task({
    summary: 'Take a part (base64) of a file that is too large for one call; `addData` takes the last one',
    input: z.object({ uploadId: z.uuid(), data: z.base64().max(MAX_PART_CHARS) }),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
  }),
  trash: task({
    summary: 'Move files to the trash; the next sync removes them from the server',
    input: z.object({ names: z.array(z.string()) }),
    output: Moved,
    progress: FileProgress,
    lock: 'bypass',
  }),
  restoreTrash: task({
    summary: 'Put back what is in the trash',
    input: z.object({}),
    output: Moved,
    progress: FileProgress,
    lock: 'bypass',
  }),
  emptyTrash: task({
    summary: 'Delete what is in the trash for good',
    input: z.object({}),
    output: Moved,
    progress: FileProgress,
    lock: 'bypass',
  }),
};
