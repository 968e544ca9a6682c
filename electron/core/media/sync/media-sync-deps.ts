import type { SkipReason } from '#shared/contract/media.ts';

/**
 * What the sync needs of the folder and its store. They are more than this; a sync that sees only this much can be
 * tested with a disk that is full, a folder that goes away, or one that knows no capitals.
 */

/** What is known of one name, here and on the server. */
export interface SyncEntry {
  readonly fileName: string;
  /** SHA-1 (hex) of the file as it was last read; null: there is none here. */
  readonly sha1: string | null;
  /** SHA-1 of what the server has, as far as was heard; null: nothing, or never heard (new, or after a logout). */
  readonly serverSha1: string | null;
  /**
   * Changed here since the last sync: to be uploaded, or, without `sha1`, to be deleted there. Not pending, with a
   * `serverSha1` and no `sha1`: the server has it and it has not come here yet.
   */
  readonly pending: boolean;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Set by the sync when a file can't be moved, and cleared when it was. What is skipped is tried again each time. */
  readonly problem: SkipReason | null;
}

/** Rows by name. Everything is synchronous, as SQLite is. */
export interface SyncStore {
  /** The server's usn up to which everything is stored here. */
  readonly lastUsn: number;
  /** Of those that are known, by name. */
  entries(fileNames: readonly string[]): ReadonlyMap<string, SyncEntry>;
  /** Pending ones in the order of their names, those after `afterName` (`''`: from the first one on). */
  pending(afterName: string, limit: number): readonly SyncEntry[];
  /** Those that the server has and that never came here, in the order of their names. */
  wanted(afterName: string, limit: number): readonly SyncEntry[];
  /** How many names have a `serverSha1` that is not null: what the server should count too. */
  countOnServer(): number;
  /** How many are pending, and of them those that are deletions. */
  countPending(): { readonly all: number; readonly removals: number };
  /** One transaction: all of it is on the disk, or nothing. */
  store(change: SyncChange): void;
  /** Nothing is known of the server any more: no rows without a file, everything else pending, lastUsn 0. */
  forgetServer(): void;
}

export interface SyncChange {
  /** In the place of the rows of these names. An entry with neither `sha1` nor `serverSha1` leaves no row. */
  readonly entries: readonly SyncEntry[];
  /** Unless given it stays. */
  readonly lastUsn?: number;
}

export interface FileState {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/**
 * The media folder. Names are those of files right in it; every call throws for a name that could lead elsewhere.
 * `write`, `keepBeside` and `trash` are followed by `SyncStore.store` in the same turn, so a scan that looks at both
 * folder and store in one turn never sees a file without its row.
 */
export interface SyncFolder {
  /** Throws `media.folderGone` unless it is there and is the one that was scanned (a disk may go in the middle). */
  assertPresent(): void;
  /** What lies there; links are not followed. */
  stateOf(fileName: string): FileState | 'notAFile' | undefined;
  /** Its content and its state before it was read. Undefined: it is gone. Rejects with the system's error. */
  read(fileName: string): Promise<{ readonly data: Buffer; readonly state: FileState } | undefined>;
  sha1Of(fileName: string): Promise<string>;
  /** Written beside and renamed, in the place of a file of that name. Throws the system's error (a full disk). */
  write(fileName: string, data: Buffer): FileState;
  /** The file stays under its name and is there under the other one too, in one step; no other is replaced. */
  keepBeside(fileName: string, otherName: string): FileState;
  /** To the trash, never for good. */
  trash(fileName: string): void;
  /** The name of another file that this disk takes for the same (`dog.JPG` for `dog.jpg`). */
  sameButForCase(fileName: string): string | undefined;
}
