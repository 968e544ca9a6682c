import { open } from 'node:fs/promises';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { openReadOnlyDb } from '../storage/connection.ts';
import { one } from '../storage/statement.ts';
import { codeOf } from '../errors/from-cause.ts';
import type { ByteProgress, SyncClient } from './sync-client.ts';
import type { CollectionFiles } from './full-sync-run.ts';
import type { SyncMarks } from './sync-state.ts';

/** The server's collection in a scratch file, as it was sent. */
export interface ServerFile {
  readonly path: string;
  readonly bytes: number;
  /** Read from the file: what the server's meta shows as long as nothing changed there since. */
  readonly marks: SyncMarks;
  readonly cards: number;
}

/** Where a database file says that it keeps a write-ahead log beside it; 1 means that it does not. */
const LOG_VERSION_AT = 18;

/** Anki's servers send files that ask for a log which is not there; such a file can't be opened unchanged. */
async function withoutLog(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.write(Buffer.from([1, 1]), 0, 2, LOG_VERSION_AT);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const SUMMARY = 'SELECT mod, scm, usn, (SELECT count(*) FROM cards) AS cards FROM col';
interface SummaryRow {
  readonly mod: number;
  readonly scm: number;
  readonly usn: number;
  readonly cards: number;
}

function summaryOf(path: string): Pick<ServerFile, 'marks' | 'cards'> {
  let row: SummaryRow | undefined;
  try {
    const db = openReadOnlyDb(path);
    try {
      row = one<SummaryRow>(db, SUMMARY);
    } finally {
      db.close();
    }
  } catch (cause) {
    throw new AppError('sync.damagedDownload', { reason: codeOf(cause) ?? 'unreadable' }, { cause });
  }
  if (row === undefined) throw new AppError('sync.damagedDownload', { reason: 'noCol' });
  return { marks: { modMs: row.mod, scmMs: row.scm, usn: row.usn }, cards: row.cards };
}

/** Downloads the server's collection to `path`. Raises the server's usn and ends other devices' merges. */
export async function fetchServerFile(client: SyncClient, path: string, onProgress: ByteProgress): Promise<ServerFile> {
  const bytes = await client.download(path, onProgress);
  if (bytes === 0) throw new AppError('sync.damagedDownload', { reason: 'empty' });
  await withoutLog(path);
  return { path, bytes, ...summaryOf(path) };
}

/** Adopts a file that a server sent. What is wrong with it is then a damaged download. */
export function adoptServerFile(files: CollectionFiles, path: string): void {
  try {
    files.adopt(path);
  } catch (cause) {
    const reason = damage(cause);
    throw reason === undefined ? cause : new AppError('sync.damagedDownload', { reason }, { cause });
  }
}

function damage(cause: unknown): string | undefined {
  if (isAppError(cause, 'file.notACollection')) return cause.details.reason;
  return isAppError(cause, 'collection.damaged') ? cause.details.check : undefined;
}
