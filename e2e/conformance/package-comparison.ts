import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MergeLog, MergeOptions } from '#shared/contract/packages.ts';
import { packageEngine, type PackageEngine } from '#core/packages/testing/package-engine.ts';
import { openDb } from '#core/storage/connection.ts';
import { adoptAnkiFile } from '#core/storage/exchange/adopt-anki-file.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type FixedEnv, fixedEnv } from '#core/testing/fixed-env.ts';
import { makeProfile, type TestProfile } from '#core/testing/make-collection.ts';
import { type Peer, PeerError, startPeer } from '#e2e/peer/peer.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { rowsBesideChance } from './ops-rows.ts';

export const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;

/** What a collection and its media folder hold, as far as both clients decide it. */
export type Side = Readonly<Record<string, unknown>>;

/** A collection of the peer's, in a folder of its own with its media. */
export interface PeerPlace {
  readonly file: string;
  readonly mediaFolder: string;
}

export interface EbbPlace extends PackageEngine {
  readonly profile: TestProfile;
  side(): Side;
  end(): Promise<void>;
}

/** Collections of both clients that begin alike, and the packages that they give each other. */
export class PackageComparison {
  readonly peer: Peer;
  readonly folder: string;
  #places = 0;

  private constructor(peer: Peer, folder: string) {
    this.peer = peer;
    this.folder = folder;
  }

  static async start(): Promise<PackageComparison> {
    const peer = await startPeer({ now: NOW_SECS, freeze: true });
    return new PackageComparison(peer, mkdtempSync(join(tmpdir(), 'ebb-packages-')));
  }

  async stop(): Promise<void> {
    await this.peer.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  newPlace(): PeerPlace {
    const folder = this.path(`place-${this.#places++}`);
    mkdirSync(folder);
    return { file: join(folder, 'collection.anki2'), mediaFolder: join(folder, 'collection.media') };
  }

  /** Nobody has it open. */
  copyOf({ file, mediaFolder }: PeerPlace): PeerPlace {
    const copy = this.newPlace();
    copyFileSync(file, copy.file);
    if (existsSync(mediaFolder)) cpSync(mediaFolder, copy.mediaFolder, { recursive: true });
    return copy;
  }

  /** The same collection in Ebb. */
  ebbCopyOf({ file, mediaFolder }: PeerPlace, nowSecs = NOW_SECS): EbbPlace {
    const env = fixedEnv({ nowMs: nowSecs * 1000 });
    const profile = makeProfile(env);
    copyFileSync(file, profile.paths.collection);
    adoptAnkiFile(profile.paths.collection, { env });
    const mine = join(profile.paths.folder, 'collection.media');
    if (existsSync(mediaFolder)) cpSync(mediaFolder, mine, { recursive: true });
    const opened = packageEngine(profile);
    const { db } = opened.engine.slot.get();
    // No power fails in a test.
    db.pragma('synchronous = OFF');
    return {
      ...opened,
      profile,
      side: () => ({ ...rowsBesideChance(opened.engine.slot.get().db, new Set()), media: filesIn(mine) }),
      end: async () => {
        await opened.close();
        profile.remove();
      },
    };
  }

  /** What the peer has there; it is closed by that. */
  async sideOf(place: PeerPlace, env: FixedEnv = fixedEnv({ nowMs: NOW_SECS * 1000 })): Promise<Side> {
    await this.peer.call('close', {}, place.file);
    const copy = this.newPlace().file;
    copyFileSync(place.file, copy);
    adoptAnkiFile(copy, { env });
    const db = openDb(copy, { exclusive: false });
    try {
      return { ...rowsBesideChance(db, new Set()), media: filesIn(place.mediaFolder) };
    } finally {
      db.close();
    }
  }

  /** The peer merges a package; what it counted, or that it refused. */
  async peerMerges(
    place: PeerPlace,
    file: string,
    options: MergeOptions,
  ): Promise<Readonly<Record<string, number>> | 'refused'> {
    const rules = { ifNewer: 'if_newer', always: 'always', never: 'never' } as const;
    try {
      const { found_notes, ...log } = await this.peer.call(
        'import-apkg',
        {
          file,
          scheduling: options.withScheduling,
          deck_configs: options.withDeckConfigs,
          merge_notetypes: options.mergeNotetypes,
          update_notes: rules[options.updateNotes],
          update_notetypes: rules[options.updateNotetypes],
        },
        place.file,
      );
      return {
        found: found_notes,
        new: log.new,
        updated: log.updated,
        duplicate: log.duplicate,
        conflicting: log.conflicting,
      };
    } catch (error: unknown) {
      if (error instanceof PeerError) return 'refused';
      throw error;
    }
  }
}

export async function ebbMerges(
  place: PackageEngine,
  path: string,
  options: MergeOptions,
): Promise<MergeLog | 'refused'> {
  try {
    const result = await place.engine.handlers.packages.import(
      { path, options: { kind: 'merge', ...options } },
      callContext(),
    );
    if (result.kind !== 'merged') throw new Error('replaced in place of merged');
    return result.log;
  } catch (error: unknown) {
    if (isAppError(error) && error.code !== 'internal') return 'refused';
    throw error;
  }
}

export function countsOf(log: MergeLog | 'refused'): Readonly<Record<string, number>> | 'refused' {
  if (log === 'refused') return log;
  const { found, new: added, updated, duplicate, conflicting } = log;
  return {
    found,
    new: added.count,
    updated: updated.count,
    duplicate: duplicate.count,
    conflicting: conflicting.count,
  };
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => [
        name,
        createHash('sha1')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}
