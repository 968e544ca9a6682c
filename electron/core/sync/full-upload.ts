import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-codes.ts';
import type { Collection } from '../collection/collection.ts';
import { withScratchFile } from '../collection/scratch.ts';
import { fromCause } from '../errors/from-cause.ts';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { applyAdjustments } from '../storage/exchange/upload-adjustments.ts';
import { type FullSyncResult, type FullSyncRun, noteOwnDownload, reportBytes, reportStage } from './full-sync-run.ts';
import { markAllSynced } from './pending-rows.ts';
import { uploadLimitBytes } from './server-address.ts';
import { type ServerFile, fetchServerFile } from './server-file.ts';
import type { ServerMeta } from './sync-decision.ts';
import {
  type SyncMarks,
  type UploadIntent,
  forcedOneWay,
  marksOf,
  onlyWeDownloaded,
  sameMarks,
  syncedWith,
  uploadIntent,
} from './sync-state.ts';
import { type UploadFile, uploadFile } from './upload-file.ts';

/** After these nothing of ours is on the server for certain. After any other failure the answer may just be lost. */
const SURELY_REFUSED: ReadonlySet<ErrorCode> = new Set([
  'sync.uploadRefused',
  'sync.tooLarge',
  'sync.sessionEnded',
  'sync.badRequest',
  'sync.otherDeviceSyncing',
  'sync.offline',
  'sync.tls',
  'sync.tlsSelfSigned',
  'sync.tlsUnknownIssuer',
  'sync.tlsExpired',
  'sync.tlsNotYetValid',
  'sync.tlsWrongName',
  'sync.tlsNotSpoken',
  'sync.tlsExpected',
  'sync.tlsClosed',
  'sync.proxyAuth',
  'sync.proxyUnreachable',
  'sync.proxyRefused',
  'sync.proxySetting',
]);

const MEGABYTE = 1024 * 1024;

export interface UploadWishes {
  readonly withoutServerCopy: boolean;
}

/** Puts our collection in the place of the server's. Ours changes only after the server has said that it took it. */
export async function uploadCollection(
  run: FullSyncRun,
  server: ServerMeta,
  { withoutServerCopy }: UploadWishes,
): Promise<FullSyncResult> {
  const { context, paths, safety, slot, files } = run;
  const collection = slot.get();
  reportStage(context, 'backingUp');
  const backups = [await safety.backupCollection('beforeUpload', context)];
  context.throwIfCancelled();
  const kept = withoutServerCopy ? undefined : await keepServersOwn(run, server);
  if (kept !== undefined) backups.push(kept.backupId);
  return withScratchFile(paths, 'upload', async (path) => {
    reportStage(context, 'preparing');
    const intent = newIntent(collection);
    files.exportForUpload(collection.db, path, intent.sent);
    context.throwIfCancelled();
    const file = await checkedFile(run, path);
    await expectServer(run, kept?.marks ?? server);
    await send(run, collection, file, intent);
    commitUpload(collection, intent, run.account);
    return { kind: 'uploaded', backups, numbers: files.numbersOf(collection.db), bytes: file.bytes };
  });
}

interface Kept {
  readonly backupId: string;
  readonly marks: SyncMarks;
}

/** The server keeps no copy of what an upload replaces, so we fetch one first. */
async function keepServersOwn(run: FullSyncRun, server: ServerMeta): Promise<Kept | undefined> {
  const { paths, context, safety, inspected } = run;
  const neverUsed = server.modMs === 0 && server.empty;
  if (neverUsed) return undefined;
  try {
    return await withScratchFile(paths, 'server', async (path) => {
      const { file, marks } = await serversOwn(run, server, inspected, path);
      return { backupId: await safety.keepServerCopy(file, context), marks };
    });
  } catch (cause) {
    if (isAppError(cause, 'interrupted') || isAppError(cause, 'sync.choiceOutdated')) throw cause;
    if (isAppError(cause, 'sync.sessionEnded')) throw cause;
    await noteOwnDownload(run, server);
    throw new AppError('sync.safetyCopyFailed', { cause: fromCause(cause)?.code ?? 'internal' }, { cause });
  }
}

async function serversOwn(
  { client, context, onServerMarks }: FullSyncRun,
  server: ServerMeta,
  inspected: ServerFile | undefined,
  path: string,
): Promise<{ file: ServerFile; marks: SyncMarks }> {
  if (inspected !== undefined && sameMarks(inspected.marks, server)) return { file: inspected, marks: server };
  reportStage(context, 'fetchingServerCopy');
  const file = await fetchServerFile(client, path, reportBytes(context, 'fetchingServerCopy'));
  const marks = await client.meta();
  if (!onlyWeDownloaded(server, marks)) throw new AppError('sync.choiceOutdated', {});
  onServerMarks(marks);
  return { file, marks };
}

function newIntent({ db, env }: Collection): UploadIntent {
  const snapshot = marksOf(getCol(db));
  // Never a moment that this collection has had before: the server's meta must tell the two apart.
  const nowMs = Math.max(env.clock.nowMs(), snapshot.modMs + 1, snapshot.scmMs + 1);
  return { snapshot, sent: { modMs: nowMs, scmMs: nowMs, usn: snapshot.usn + 1 } };
}

async function checkedFile({ client }: FullSyncRun, path: string): Promise<UploadFile> {
  const file = await uploadFile(path);
  const { base, host } = client.address;
  const limitBytes = uploadLimitBytes(base);
  if (file.bytes > limitBytes) {
    const [megabytes, limitMegabytes] = [Math.ceil(file.bytes / MEGABYTE), Math.floor(limitBytes / MEGABYTE)];
    throw new AppError('sync.collectionTooLarge', { host, megabytes, limitMegabytes });
  }
  return file;
}

/** Last look before the server's collection is replaced: it must be the one of which we hold a copy. */
async function expectServer(run: FullSyncRun, expected: SyncMarks): Promise<void> {
  if (!sameMarks(await run.client.meta(), expected)) throw new AppError('sync.choiceOutdated', {});
}

async function send(run: FullSyncRun, collection: Collection, file: UploadFile, intent: UploadIntent): Promise<void> {
  const { client, context } = run;
  context.throwIfCancelled();
  // Written before the first byte goes out: a process that ends after the server's OK can then be told of it.
  collection.writeQuietly(() => uploadIntent.set(collection.db, intent));
  reportStage(context, 'uploading');
  const onProgress = reportBytes(context, 'uploading');
  try {
    const text = await client.upload(file, (done, total) => {
      if (done < total) onProgress(done, total);
      else context.report({ stage: 'serverChecking', doneBytes: done, totalBytes: total });
    });
    if (text !== 'OK') throw refusal(text, client.address.host);
  } catch (cause) {
    if (isAppError(cause) && SURELY_REFUSED.has(cause.code)) {
      collection.writeQuietly(() => uploadIntent.remove(collection.db));
    } else if (!isAppError(cause, 'interrupted') && (await wasTaken(run, intent))) return;
    throw cause;
  }
}

function refusal(text: string, host: string): AppError {
  // The one text whose meaning has words of our own: Anki's server says it with status 200.
  if (/\bsize limit\b/iu.test(text)) return new AppError('sync.tooLarge', { host });
  return new AppError('sync.uploadRefused', { message: text.slice(0, 2000) });
}

/** Asks the server whether it has what we sent, when its answer did not reach us. */
async function wasTaken({ client, env }: FullSyncRun, { sent }: UploadIntent): Promise<boolean> {
  try {
    return sameMarks(await client.meta(), sent);
  } catch (error) {
    // The upload's own failure is what the user is told; the next sync asks again.
    env.log.info('could not ask whether an upload arrived', { code: isAppError(error) ? error.code : 'unknown' });
    return false;
  }
}

/** The collection is what the server has now. One transaction; the next meta then finds no changes. */
function commitUpload(collection: Collection, { sent }: UploadIntent, account: FullSyncRun['account']): void {
  const { db, env } = collection;
  collection.writeQuietly(() => {
    // What had to be written otherwise into the file is so on the server now, and no sync would ever notice.
    applyAdjustments(db);
    markAllSynced(db);
    updateCol(db, { ...sent, lastSyncMs: sent.scmMs });
    syncedWith.set(db, { ...account, atMs: env.clock.nowMs() });
    uploadIntent.remove(db);
    forcedOneWay.remove(db);
  });
  collection.clearUndo();
}

/**
 * Finishes an upload of which we never saw the answer: when the server shows exactly what we sent and nothing
 * changed here since, it was taken. Says whether it finished one.
 */
export function finishLostUpload(collection: Collection, server: SyncMarks, account: FullSyncRun['account']): boolean {
  const { db } = collection;
  const intent = uploadIntent.find(db);
  if (intent === undefined) return false;
  const here = marksOf(getCol(db));
  if (sameMarks(server, intent.sent) && sameMarks(here, intent.snapshot)) {
    commitUpload(collection, intent, account);
    return true;
  }
  collection.writeQuietly(() => {
    uploadIntent.remove(db);
    // A clock that stood still may have given an edit since then the moment that was sent: equal means equal content.
    if (here.modMs === intent.sent.modMs) updateCol(db, { modMs: here.modMs + 1 });
  });
  return false;
}
