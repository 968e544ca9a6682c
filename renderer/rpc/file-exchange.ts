import type { ChosenFile, FileKind } from '#shared/contract/files.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { base64Of } from './base64-of.ts';
import type { EbbClient } from './method-name.ts';

/** What one call carries, before base64 makes a third more of it. */
const PART_BYTES = 6 << 20;

type FileCalls = Pick<EbbClient['calls'], 'files'>;

export interface SendingOptions {
  readonly onProgress?: (progress: { readonly doneBytes: number; readonly totalBytes: number }) => void;
  /** Cancelled: what was sent is removed, and the promise rejects with `interrupted`. */
  readonly signal?: AbortSignal;
}

/**
 * Has the person choose a file: in the system's dialog where the host has one, else in the browser's, whose file is
 * sent to the host. Undefined: none was chosen. To be called for a press: browsers open no dialog by themselves.
 */
export async function chosenFile(
  calls: FileCalls,
  kinds: readonly FileKind[],
  options: SendingOptions = {},
): Promise<ChosenFile | undefined> {
  const choice = await calls.files.choose({ kinds: kinds.map(sent) });
  if (choice.kind === 'chosen') return choice.file;
  if (choice.kind === 'cancelled') return undefined;
  const file = await pickedInBrowser(kinds);
  return file && sentFile(calls, file, options);
}

/** Gives the host a file that the window holds: one that was dropped, or picked in the browser. */
export async function sentFile(calls: FileCalls, file: File, options: SendingOptions = {}): Promise<ChosenFile> {
  const totalBytes = file.size;
  const received = await calls.files.receive({ fileName: file.name, sizeBytes: totalBytes });
  try {
    for (let at = 0; at < totalBytes; at += PART_BYTES) {
      if (options.signal?.aborted === true) throw new AppError('interrupted', {});
      options.onProgress?.({ doneBytes: at, totalBytes });
      const data = await base64Of(file.slice(at, at + PART_BYTES));
      await calls.files.addPart({ path: received.path, data });
    }
  } catch (error: unknown) {
    await calls.files.release({ path: received.path });
    throw error;
  }
  return received;
}

export interface ChosenTarget {
  /** For the method that makes the file. */
  readonly path: string;
  readonly fileName: string;
  /** After it was made. In a browser this begins the download; elsewhere the file is where it was wanted. */
  readonly done: () => void;
}

/** Where a new file is to go. Undefined: the person thought better of it. */
export async function chosenTarget(
  calls: FileCalls,
  fileName: string,
  kinds: readonly FileKind[],
): Promise<ChosenTarget | undefined> {
  const choice = await calls.files.chooseTarget({ fileName, kinds: kinds.map(sent) });
  if (choice.kind === 'cancelled') return undefined;
  const { downloadPath } = choice;
  return {
    path: choice.path,
    fileName: choice.fileName,
    done: () => {
      if (downloadPath !== null) download(downloadPath, choice.fileName);
    },
  };
}

function sent({ name, extensions }: FileKind): FileKind {
  return { name, extensions: [...extensions] };
}

function pickedInBrowser(kinds: readonly FileKind[]): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = kinds.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

function download(path: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = new URL(path, location.href).href;
  link.download = fileName;
  link.click();
}
