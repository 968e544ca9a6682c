import type { RenderWords } from '#shared/domain/template/render-words.ts';
import type { AppError } from '#shared/errors/app-error.ts';
import type { EngineContract } from '#shared/contract/contract.ts';
import type { Handlers, InputOf, OutputOf } from '#shared/contract/define.ts';
import type { ArrivedFiles, mediaArrivals } from '#shared/contract/media-arrivals.ts';
import type { EventName, Events } from '#shared/contract/events.ts';
import type { SyncProfile } from '#shared/rpc/worker-link.ts';
import type { Collection } from './collection/collection.ts';
import type { Env } from './env.ts';
import type { WaitTimer } from './sync/stall-monitor.ts';

export type { SyncProfile };

/** Where everything of one profile lives. Absolute paths. */
export interface ProfilePaths {
  readonly folder: string;
  readonly collection: string;
  readonly backups: string;
  /** Unfinished downloads, conversions and safety copies; emptied when the profile opens. */
  readonly scratch: string;
}

export interface SyncProfileStore {
  load(): Promise<SyncProfile>;
  /** Only the given keys change. Written to disk before it resolves. */
  save(patch: Partial<SyncProfile>): Promise<SyncProfile>;
}

/** Names of the stock note types, fields and the Default deck, in the user's language. */
export interface StockNames {
  readonly defaultDeck: string;
  readonly defaultPreset: string;
  /** The filtered deck that custom study gathers in. */
  readonly customStudySession: string;
  readonly basic: string;
  readonly basicReversed: string;
  readonly basicOptionalReversed: string;
  readonly basicTyping: string;
  readonly cloze: string;
  readonly front: string;
  readonly back: string;
  readonly addReverse: string;
  readonly text: string;
  readonly backExtra: string;
  /** With one argument, the template's number. */
  readonly card: (ordinal: number) => string;
}

/** What the engine asks of the media folder's owner when a package comes or goes. */
export interface MediaArrivals {
  compare(input: InputOf<typeof mediaArrivals.compare>): Promise<OutputOf<typeof mediaArrivals.compare>>;
  place(input: InputOf<typeof mediaArrivals.place>): Promise<ArrivedFiles>;
  takeBack(arrived: ArrivedFiles): Promise<void>;
}

export interface EngineOptions {
  readonly paths: ProfilePaths;
  readonly env: Env;
  readonly syncProfile: SyncProfileStore;
  /** The system's way to an address, in the words of a PAC script. Unless given, it names no proxy. */
  readonly systemProxy?: (url: string) => Promise<string>;
  /** Unless given, packages with files can't be taken. */
  readonly mediaArrivals?: MediaArrivals;
  readonly stockNames: StockNames;
  /** What may be said on a card, in the user's language. */
  readonly renderWords: RenderWords;
  /** Names Ebb to servers: version and platform. */
  readonly client: { readonly version: string; readonly platform: string };
  readonly safeMode: boolean;
  /** False: a missing file is the error `collection.missing`, because this profile had a collection. Default true. */
  readonly createIfMissing?: boolean;
  readonly emit: <E extends EventName>(name: E, value: Events[E]) => void;
  /** How waiting for a server is measured. Default: the real time. */
  readonly timer?: WaitTimer;
}

/** The place the open collection sits in. Services ask it each time: a download replaces the collection. */
export interface CollectionSlot {
  /** Throws `collection.notOpen`, or the error that opening met. */
  get(): Collection;
  find(): Collection | undefined;
  /** Why the collection could not be opened. */
  readonly openError: AppError | undefined;
  /**
   * Closes the collection, puts the verified file at `incomingPath` (one of ours, not in WAL mode, synced to
   * disk, in the profile's scratch folder) in its place by rename, and opens it. If anything fails before the
   * rename, the old collection is opened again and the error thrown.
   */
  replaceWith(incomingPath: string): void;
  /** Closes the collection if open and opens the file again. */
  reopen(): void;
  /** Closes a collection whose file turned out to be damaged: from then on it is one that can't be opened, for this reason. */
  closeDamaged(error: AppError): void;
}

export type EngineHandlers = { readonly [S in keyof EngineContract]: Handlers<EngineContract[S]> };

export interface Engine {
  readonly handlers: EngineHandlers;
  readonly slot: CollectionSlot;
  /** Opens (creating if missing) the collection. Throws nothing: see `slot.openError`. */
  open(): void;
  /** Automatic backup if due, then a clean close. */
  close(): Promise<void>;
}
