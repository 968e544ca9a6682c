import { join } from 'node:path';
import type { OpChanges } from '#shared/domain/op-changes.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { AutomaticBackups } from './automatic-backups.ts';
import { backUpBeside, createBackup, keepServerCopy, removeUnfinishedBackups } from './collection/backup.ts';
import { backupPreferencesOf } from './collection/backup-preferences.ts';
import { backupPreferencesService } from './collection/backup-preferences-service.ts';
import { backupService } from './collection/backup-service.ts';
import type { Collection } from './collection/collection.ts';
import { collectionService } from './collection/collection-service.ts';
import { optimiseIfDue } from './collection/optimise.ts';
import { FileSlot } from './collection/collection-slot.ts';
import { emptyScratch } from './collection/scratch.ts';
import { undoService } from './collection/undo-service.ts';
import { browserPreferencesService } from './browser/browser-preferences-service.ts';
import { cardService } from './cards/card-service.ts';
import { customStudyService } from './custom-study/custom-study-service.ts';
import { deckConfigService } from './decks/deck-config-service.ts';
import { deckService } from './decks/deck-service.ts';
import { codeOf } from './errors/from-cause.ts';
import type { Engine, EngineHandlers, EngineOptions } from './engine-types.ts';
import { hasMediaIn } from './media/has-media.ts';
import { mediaReferenceService } from './notes/media-reference-service.ts';
import { DeletionLog } from './notes/deletion-log.ts';
import { noteService } from './notes/note-service.ts';
import { notetypeService } from './notetypes/notetype-service.ts';
import { packageService } from './packages/package-service.ts';
import { reviewPreferencesService } from './review-preferences/review-preferences-service.ts';
import { reviewerService } from './reviewer/reviewer-service.ts';
import { searchService } from './search/search-service.ts';
import { schedulerService } from './scheduler/scheduler-service.ts';
import { numbersOf } from './storage/collection-numbers.ts';
import { adoptAnkiFile } from './storage/exchange/adopt-anki-file.ts';
import { exportSchema11 } from './storage/exchange/write-schema-11.ts';
import { SyncDoctor } from './sync/doctor/sync-doctor.ts';
import { WatchedSync } from './sync/doctor/watched-sync.ts';
import type { CollectionFiles, SafetyCopies } from './sync/full-sync-run.ts';
import { HistoryFile } from './sync-history/history-file.ts';
import { Journal } from './sync-history/journal.ts';
import { syncHistoryService } from './sync-history/sync-history-service.ts';
import { KeptConnection } from './sync/kept-connection.ts';
import { syncService } from './sync/sync-service.ts';
import { tagService } from './tags/tag-service.ts';
import { textService } from './text/text-service.ts';

const MEDIA_FOLDER = 'collection.media';
/** Syncs that follow one another closely share one. */
const MERGE_BACKUP_MS = 5 * 60_000;

/** Everything that works on one profile's collection, behind the contract. */
export function createEngine(options: EngineOptions): Engine {
  const slot = new FileSlot(options, () => options.emit('collectionState', {}));
  let autoSyncPaused = false;
  const onReplaced = (): void => {
    autoSyncPaused = true;
  };
  const historyFile = new HistoryFile(options);
  const kept = new KeptConnection(options.env.clock);
  const handlers: EngineHandlers = {
    ...collectionHandlers(options, slot, onReplaced),
    ...syncHandlers(options, slot, { historyFile, kept, autoSyncPaused: () => autoSyncPaused }),
  };
  const automatic = new AutomaticBackups({ ...options, slot });
  return {
    handlers,
    slot,
    open: () => {
      removeLeftovers(options);
      slot.open();
      automatic.start();
    },
    close: async () => {
      await automatic.end();
      await kept.close();
      historyFile.close();
      const open = slot.find();
      if (open !== undefined) optimiseIfDue(open);
      slot.close();
    },
  };
}

type SyncServices = 'sync' | 'syncDoctor' | 'syncHistory';

interface SyncParts {
  readonly historyFile: HistoryFile;
  readonly kept: KeptConnection;
  readonly autoSyncPaused: () => boolean;
}

/** What speaks with a server, and what it has overwritten. */
function syncHandlers(
  options: EngineOptions,
  slot: FileSlot,
  { historyFile, kept, autoSyncPaused }: SyncParts,
): Pick<EngineHandlers, SyncServices> {
  const journal = new Journal({ ...options, file: historyFile });
  const safety = safetyCopies(options, slot);
  const files = collectionFiles(options);
  const sync = syncService({ ...options, slot, safety, files, journal, kept, autoSyncPaused });
  const doctor = new SyncDoctor({ ...options, slot }, () => watched.running);
  const watched = new WatchedSync(sync, { ...options, slot, stopDoctor: () => doctor.stop() });
  return {
    sync: watched.handlers,
    syncDoctor: doctor.handlers,
    syncHistory: syncHistoryService({ file: historyFile, journal, collection: () => slot.get() }),
  };
}

/** What works on the collection that is open. `onReplaced`: another one took its place, from a backup or a package. */
function collectionHandlers(
  options: EngineOptions,
  slot: FileSlot,
  onReplaced: () => void,
): Omit<EngineHandlers, SyncServices> {
  const { stockNames, renderWords: words } = options;
  const collection = (): Collection => slot.get();
  const emitChanges = (changes: OpChanges): void => options.emit('changes', changes);
  const render = { words, hasMedia: hasMediaIn(join(options.paths.folder, MEDIA_FOLDER)) };
  const deletionLog = new DeletionLog(options.paths.folder);
  const cards = cardService({ collection, render, deletionLog });
  const scheduler = schedulerService({ collection });
  return {
    backupPreferences: backupPreferencesService({ collection }),
    backups: backupService({ ...options, slot, onRestored: onReplaced }),
    browserPreferences: browserPreferencesService({ collection }),
    cards,
    collection: collectionService({ ...options, slot }),
    customStudy: customStudyService({ collection, sessionName: stockNames.customStudySession }),
    deckConfig: deckConfigService({ collection, emitChanges }),
    decks: deckService({
      collection,
      defaultDeckName: stockNames.defaultDeck,
      onNotesRemoved: (db, noteIds) => deletionLog.append(db, noteIds),
    }),
    mediaReferences: mediaReferenceService({ collection }),
    notes: noteService({ collection, deletionLog }),
    notetypes: notetypeService({ collection, stockNames, deletionLog }),
    packages: packageService({ ...options, slot, deletionLog, onReplaced }),
    reviewPreferences: reviewPreferencesService({ collection }),
    reviewer: reviewerService({ collection, scheduler, cards }),
    scheduler,
    search: searchService({ collection, render }),
    tags: tagService({ collection }),
    text: textService({ collection, words, emitChanges }),
    undo: undoService(slot),
  };
}

function removeLeftovers({ paths, env }: EngineOptions): void {
  try {
    emptyScratch(paths);
    removeUnfinishedBackups(paths);
  } catch (error: unknown) {
    // A folder that can't be written to: opening the collection says so, with its own error.
    env.log.warn('scratch was not emptied', { code: codeOf(error) });
  }
}

function safetyCopies({ paths, env }: EngineOptions, slot: FileSlot): SafetyCopies {
  return {
    backupCollection: async (reason, { signal, report }) => {
      const onProgress = (doneBytes: number, totalBytes: number): void =>
        report({ stage: 'backingUp', doneBytes, totalBytes });
      const backup = await createBackup({ collection: slot.get(), paths, reason, force: true, signal, onProgress });
      if (backup === null) throw new AppError('backup.failed', { reason: 'notMade' });
      return backup.backupId;
    },
    backUpBesideMerge: () => backUpBeside({ collection: slot.get(), paths, sharedForMs: MERGE_BACKUP_MS }),
    keepServerCopy: async ({ path, cards }, { signal, report }) => {
      const onProgress = (doneBytes: number, totalBytes: number): void =>
        report({ stage: 'backingUp', doneBytes, totalBytes });
      const kept = backupPreferencesOf(slot.get().db);
      return (await keepServerCopy({ paths, env, file: path, cards, kept, signal, onProgress })).backupId;
    },
  };
}

function collectionFiles({ env }: EngineOptions): CollectionFiles {
  return {
    adopt: (path) => adoptAnkiFile(path, { env }),
    exportForUpload: (db, targetPath, marks) => void exportSchema11(db, targetPath, { forUpload: marks }),
    numbersOf,
  };
}
