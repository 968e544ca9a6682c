import type { OpChanges } from '#shared/domain/op-changes.ts';
import type { CommandId } from '#shared/domain/commands.ts';
import type { Preferences } from './app.ts';

/** Messages pushed to every connection. */
export interface Events {
  /** Something in the collection changed: drop what was read from it. */
  changes: OpChanges;
  /** The collection was opened, closed or replaced: read everything again. */
  collectionState: Record<never, never>;
  /** The sync account, settings, or whether a sync runs, changed. */
  syncState: { running: boolean };
  /** Media: a sync began, got on or ended, or more or less waits for it. A few times a second at most. */
  mediaState: { running: boolean };
  /** Files of the media folder came, changed or went; null: more than are worth naming. */
  mediaFiles: { fileNames: readonly string[] | null };
  preferences: Preferences;
  /** A backup that nobody waits for could not be made. */
  backupFailed: { reason: string };
  /** A file was opened with the app from outside: `files.takeOffered` has it. */
  filesOffered: Record<never, never>;
  /** An entry of the native menu was chosen. */
  command: { id: CommandId };
}
export type EventName = keyof Events;
