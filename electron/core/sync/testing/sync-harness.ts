import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import type { EventName } from '#shared/contract/events.ts';
import type { sync } from '#shared/contract/sync.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { backUpBeside, listBackups } from '../../collection/backup.ts';
import type { Collection } from '../../collection/collection.ts';
import { createEngine } from '../../engine.ts';
import type { CollectionSlot, EngineOptions, SyncProfile } from '../../engine-types.ts';
import { numbersOf } from '../../storage/collection-numbers.ts';
import { adoptAnkiFile } from '../../storage/exchange/adopt-anki-file.ts';
import { exportSchema11 } from '../../storage/exchange/write-schema-11.ts';
import { run } from '../../storage/statement.ts';
import { callContext } from '../../testing/call-context.ts';
import { type TestProfile, addTestCard, makeProfile } from '../../testing/make-collection.ts';
import { engineOptions } from '../../testing/make-engine.ts';
import { memorySyncProfile } from '../../testing/memory-sync-profile.ts';
import { KeptConnection } from '../kept-connection.ts';
import { type SyncDeps, syncService } from '../sync-service.ts';
import { type Digests, digests } from './digests.ts';
import { type FakeAccount, startFakeAccount } from './fake-account.ts';
import { NO_JOURNAL } from './no-journal.ts';
import { testContext } from './progress-context.ts';

export const USERNAME = 'me';
export const PASSWORD = 'correct horse';
export const HOST_KEY = 'k-0123456789';

/** A real engine on a real file beside a scripted account. */
export interface SyncHarness {
  readonly profile: TestProfile;
  readonly account: FakeAccount;
  readonly sync: Handlers<typeof sync>;
  readonly events: { readonly name: EventName; readonly value: unknown }[];
  syncProfile(): Promise<SyncProfile>;
  saveSyncProfile(patch: Partial<SyncProfile>): Promise<void>;
  collection(): Collection;
  /** All rows, the collection's own included. */
  rows(): Digests;
  /** Kinds of safety copies, by name. */
  safetyCopies(): string[];
  login(): Promise<void>;
  /** Closes the collection as the end of the program does. */
  close(): Promise<void>;
  remove(): Promise<void>;
}

/** `overrides` replace parts of the engine's own wiring, for failures that can't be made otherwise. */
export async function makeSyncHarness(overrides?: Partial<SyncDeps>): Promise<SyncHarness> {
  const profile = makeProfile();
  const { paths, env } = profile;
  const account = await startFakeAccount({
    username: USERNAME,
    password: PASSWORD,
    hostKey: HOST_KEY,
    nowMs: env.clock.nowMs,
  });
  const syncProfile = memorySyncProfile({ server: { kind: 'own', url: account.server.url } });
  const events: SyncHarness['events'] = [];
  const options = engineOptions(profile, { syncProfile, emit: (name, value) => events.push({ name, value }) });
  const engine = createEngine(options);
  engine.open();
  const { slot } = engine;
  return {
    profile,
    account,
    sync: overrides === undefined ? engine.handlers.sync : syncService({ ...partsOf(options, slot), ...overrides }),
    events,
    syncProfile: () => syncProfile.load(),
    saveSyncProfile: async (patch) => void (await syncProfile.save(patch)),
    collection: () => slot.get(),
    rows: () => digests(slot.get().db),
    safetyCopies: () =>
      listBackups(paths)
        .map(({ reason }) => reason)
        .sort(),
    login: async () => void (await syncProfile.save({ username: USERNAME, hostKey: HOST_KEY })),
    close: () => engine.close(),
    remove: async () => {
      await account.stop();
      await engine.close();
      profile.remove();
    },
  };
}

/** What tests of whole syncs do again and again, each with the harness of the test that runs. */
export function syncSteps(harness: () => SyncHarness) {
  const db = () => harness().collection().db;
  const start = async (otherAccount = false) => harness().sync.start({ otherAccount }, testContext().context);
  const resolve = async (direction: 'upload' | 'download', withoutServerCopy = false) =>
    harness().sync.resolve({ direction, withoutServerCopy }, testContext().context);
  const status = async () => harness().sync.status({}, callContext());
  function addCards(count: number, first = 1): void {
    harness()
      .collection()
      .transact('createDeck', () => {
        for (let id = first; id < first + count; id += 1) addTestCard(db(), { id, did: 1 });
        run(db(), 'UPDATE notes SET usn = -1 WHERE id >= ?', [first]);
        run(db(), 'UPDATE cards SET usn = -1 WHERE id >= ?', [first]);
      });
  }
  /** Both sides filled and in step. */
  async function inStep(): Promise<void> {
    await harness().login();
    addCards(3);
    await start();
    await resolve('upload');
  }
  return { db, start, resolve, status, addCards, inStep };
}

/** The engine's wiring over again, with plain copies for backups. */
export function partsOf(options: EngineOptions, slot: CollectionSlot): SyncDeps {
  const { paths, env } = options;
  const copied = (from: string, backupId: string): Promise<string> => {
    copyFileSync(from, join(paths.backups, backupId));
    return Promise.resolve(backupId);
  };
  return {
    ...options,
    slot,
    files: {
      adopt: (path) => adoptAnkiFile(path, { env }),
      exportForUpload: (db, targetPath, forUpload) => void exportSchema11(db, targetPath, { forUpload }),
      numbersOf,
    },
    safety: {
      backupCollection: (reason) => copied(paths.collection, reason),
      backUpBesideMerge: () => backUpBeside({ collection: slot.get(), paths }),
      keepServerCopy: ({ path }) => copied(path, 'serverCopy'),
    },
    journal: NO_JOURNAL,
    kept: new KeptConnection(env.clock),
    autoSyncPaused: () => false,
  };
}

/** What a rejected call was, for comparing. */
export async function failureOf(work: Promise<unknown>): Promise<{ code: string; details: object }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: { ...error.details } };
    throw error;
  }
  throw new Error('nothing failed');
}
