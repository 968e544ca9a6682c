import type { CallKind } from './http-failure.ts';
import type { StoredFrame } from './stored-frame.ts';
import type { UploadFile } from './upload-file.ts';

/** Those of media have an address of their own. */
const MEDIA_METHODS = ['begin', 'mediaChanges', 'downloadFiles', 'uploadChanges', 'mediaSanity'] as const;
type MediaMethod = (typeof MEDIA_METHODS)[number];
const MEDIA: ReadonlySet<string> = new Set(MEDIA_METHODS);

type SyncMethod =
  | MediaMethod
  | 'hostKey'
  | 'meta'
  | 'start'
  | 'applyGraves'
  | 'applyChanges'
  | 'chunk'
  | 'applyChunk'
  | 'sanityCheck2'
  | 'finish'
  | 'abort'
  | 'upload'
  | 'download';

export interface SyncCall {
  readonly method: SyncMethod;
  /** A JSON value, its finished and packed text, a frame that is made while it goes, or a file. There is no way to send nothing. */
  readonly payload:
    | { readonly json: unknown }
    | { readonly packed: Buffer }
    | { readonly frame: StoredFrame }
    | { readonly file: UploadFile };
  readonly onSentBytes?: (doneBytes: number) => void;
  /** Ends this call alone; its reason is then what the call rejects with. */
  readonly signal?: AbortSignal;
  /** The user's cancel does not end this call: it is what tells the server of the cancel. */
  readonly evenIfCancelled?: boolean;
  /** Instead of the run's own. */
  readonly timeoutSecs?: number;
}

/** Asked twice, these do no more than asked once: files that came the first time are the same the second. */
const REPEATABLE: ReadonlySet<SyncMethod> = new Set(['meta', 'hostKey', ...MEDIA_METHODS]);

export function isRepeatable({ method }: SyncCall): boolean {
  return REPEATABLE.has(method);
}

/** A redirect is followed where nothing has begun yet. */
export function mayFollow({ method }: SyncCall): boolean {
  return method === 'meta' || MEDIA.has(method);
}

export function callKind({ method }: SyncCall): CallKind {
  if (method === 'hostKey') return 'login';
  return method === 'meta' || method === 'begin' ? 'meta' : 'transfer';
}

export function pathOf({ method }: SyncCall): string {
  return `${MEDIA.has(method) ? 'msync' : 'sync'}/${method}`;
}

/**
 * A server that has read a whole frame answers, and ends the connection if it does not know yet that nothing follows:
 * so it is told, where that is known.
 */
export function lengthOf({ payload }: SyncCall): { readonly 'content-length'?: string } {
  return 'frame' in payload ? { 'content-length': String(payload.frame.bytes) } : {};
}
