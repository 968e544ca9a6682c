import { copyFile } from 'node:fs/promises';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { markConfigSynced } from '../storage/config-storage.ts';
import { openDb } from '../storage/connection.ts';
import { type FullSyncResult, type FullSyncRun, noteOwnDownload, reportBytes, reportStage } from './full-sync-run.ts';
import { withScratchFile } from '../collection/scratch.ts';
import { adoptServerFile, fetchServerFile } from './server-file.ts';
import { type SyncMarks, sameMarks, syncedWith } from './sync-state.ts';

/** Puts the server's collection in the place of ours. Until the very last step nothing here has changed. */
export async function downloadCollection(run: FullSyncRun, server: SyncMarks): Promise<FullSyncResult> {
  const { context, paths, safety, slot, files } = run;
  reportStage(context, 'backingUp');
  const backupId = await safety.backupCollection('beforeDownload', context);
  context.throwIfCancelled();
  return withScratchFile(paths, 'download', async (path) => {
    const bytes = await fetchInto(run, server, path);
    context.throwIfCancelled();
    reportStage(context, 'checking');
    adoptServerFile(files, path);
    markAsSynced(run, path);
    context.throwIfCancelled();
    reportStage(context, 'replacing');
    slot.replaceWith(path);
    return { kind: 'downloaded', backups: [backupId], numbers: files.numbersOf(slot.get().db), bytes };
  });
}

async function fetchInto(run: FullSyncRun, server: SyncMarks, path: string): Promise<number> {
  const { client, context, inspected } = run;
  if (inspected !== undefined && sameMarks(inspected.marks, server)) {
    await copyFile(inspected.path, path);
    return inspected.bytes;
  }
  reportStage(context, 'downloading');
  try {
    return (await fetchServerFile(client, path, reportBytes(context, 'downloading'))).bytes;
  } finally {
    await noteOwnDownload(run, server);
  }
}

/** In the scratch file still, so that the collection is in step from its first moment in place. */
function markAsSynced({ env, account }: FullSyncRun, path: string): void {
  const db = openDb(path, { exclusive: false });
  try {
    db.pragma('synchronous = FULL');
    db.transaction(() => {
      updateCol(db, { lastSyncMs: getCol(db).modMs });
      // Official files mark settings as waiting for ever: they are not sent row by row. Ours are marked when they change.
      markConfigSynced(db, 0);
      syncedWith.set(db, { ...account, atMs: env.clock.nowMs() });
    })();
  } finally {
    db.close();
  }
}
