import { app, preferences, profilePreferences } from './app.ts';
import { backupPreferences } from './backup-preferences.ts';
import { backups } from './backups.ts';
import { browserPreferences } from './browser-preferences.ts';
import { cards } from './cards.ts';
import { collection } from './collection.ts';
import { customStudy } from './custom-study.ts';
import { deckConfig } from './deck-configs.ts';
import { decks } from './decks.ts';
import { files } from './files.ts';
import { media } from './media.ts';
import { mediaReferences } from './media-references.ts';
import { notes } from './notes.ts';
import { notetypes } from './notetypes.ts';
import { packages } from './packages.ts';
import { profiles } from './profiles.ts';
import { reviewPreferences } from './review-preferences.ts';
import { reviewer } from './reviewer.ts';
import { scheduler } from './scheduler.ts';
import { search } from './search.ts';
import { syncHistory } from './sync-history.ts';
import { sync } from './sync.ts';
import { syncDoctor } from './sync-doctor.ts';
import { tags } from './tags.ts';
import { text } from './text.ts';
import { undo } from './undo.ts';

/** Answered by the engine in the collection worker. */
export const engineContract = {
  backupPreferences,
  backups,
  browserPreferences,
  cards,
  collection,
  customStudy,
  deckConfig,
  decks,
  mediaReferences,
  notes,
  notetypes,
  packages,
  reviewPreferences,
  reviewer,
  scheduler,
  search,
  sync,
  syncHistory,
  syncDoctor,
  tags,
  text,
  undo,
};
/** Answered by the media worker. */
export const mediaContract = { media };
/** Answered by the host that the worker runs in. */
export const hostContract = { app, files, preferences, profilePreferences, profiles };
/** Every call that the window, the CLI and scripts can make. */
export const contract = { ...hostContract, ...engineContract, ...mediaContract };

export type EngineContract = typeof engineContract;
export type HostContract = typeof hostContract;
export type Contract = typeof contract;
