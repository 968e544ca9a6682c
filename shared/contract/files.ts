import { z } from 'zod';
import { task } from './define.ts';

/** Of base64 in one call: a frame of the loopback door holds 16 MiB. */
export const MAX_PART_CHARS = 12_000_000;

/**
 * A file that somebody chose. At the command line `path` is a path of this machine. A window never sees one: its `path`
 * is a word that the host gave out and that only the host can follow.
 */
export const ChosenFile = z.object({ path: z.string(), fileName: z.string(), sizeBytes: z.int() });
export type ChosenFile = z.infer<typeof ChosenFile>;

/** A file that was opened with the app, or why it can't be read. */
export const OfferedFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), file: ChosenFile }),
  z.object({ kind: z.literal('gone'), fileName: z.string() }),
  /** `reason`: the system's code. */
  z.object({ kind: z.literal('notAllowed'), fileName: z.string(), reason: z.string() }),
]);
export type OfferedFile = z.infer<typeof OfferedFile>;

/** One line of the list of kinds in a system's dialog. */
const FileKind = z.object({ name: z.string(), extensions: z.array(z.string().regex(/^[a-z0-9]{1,16}$/u)).min(1) });
export type FileKind = z.infer<typeof FileKind>;

const Cancelled = z.object({ kind: z.literal('cancelled') });
const immediate = { progress: z.never(), lock: 'bypass', withoutCollection: true } as const;

/** How files come in and go out. Answered by the host. */
export const files = {
  choose: task({
    summary:
      'Let the person choose a file in the system’s dialog; `noDialog`: this door has none, the window’s own does',
    input: z.object({ kinds: z.array(FileKind) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('chosen'), file: ChosenFile }),
      Cancelled,
      z.object({ kind: z.literal('noDialog') }),
    ]),
    ...immediate,
  }),
  takeOffered: task({
    summary: 'Files that the app was started with, or that were opened with it since; each is told once',
    input: z.object({}),
    output: z.array(OfferedFile),
    ...immediate,
  }),
  receive: task({
    summary: 'Begin to take a file whose content the window has; it can be read once all its bytes are here',
    input: z.object({ fileName: z.string(), sizeBytes: z.int().min(0) }),
    output: ChosenFile,
    ...immediate,
  }),
  addPart: task({
    summary: 'Take the next bytes (base64) of a file that `receive` began',
    input: z.object({ path: z.string(), data: z.base64().max(MAX_PART_CHARS) }),
    output: z.object({ doneBytes: z.int() }),
    ...immediate,
  }),
  chooseTarget: task({
    summary:
      'Where a new file is to go: chosen in the system’s dialog, or to be fetched from `downloadPath` afterwards',
    input: z.object({ fileName: z.string(), kinds: z.array(FileKind) }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('chosen'),
        path: z.string(),
        fileName: z.string(),
        /** Below the window’s own address, for one download; null: the file is where the person wants it. */
        downloadPath: z.string().nullable(),
      }),
      Cancelled,
    ]),
    ...immediate,
  }),
  release: task({
    summary: 'Done with a file: what was copied for it is removed, the person’s own file is not',
    input: z.object({ path: z.string() }),
    output: z.null(),
    ...immediate,
  }),
};
