import type { CallContext, Handlers } from '#shared/contract/define.ts';
import type { sync } from '#shared/contract/sync.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { CollectionSlot } from '../../engine-types.ts';
import type { Env } from '../../env.ts';
import { codeOf } from '../../errors/from-cause.ts';
import {
  type DoctorRecord,
  afterFailure,
  afterSuccess,
  doctorRecordOf,
  sameRecord,
  setDoctorRecord,
} from './doctor-record.ts';

export interface WatchedSyncDeps {
  readonly slot: CollectionSlot;
  readonly env: Env;
  /** A sync begins: the doctor gives way, as its questions would end the merge. */
  readonly stopDoctor: () => Promise<void>;
}

/** Every call of the sync contract, with what the doctor has to know of how they end. */
export class WatchedSync {
  readonly handlers: Handlers<typeof sync>;
  readonly #deps: WatchedSyncDeps;
  #active = 0;

  constructor(handlers: Handlers<typeof sync>, deps: WatchedSyncDeps) {
    this.#deps = deps;
    this.handlers = {
      ...handlers,
      start: (input, context) =>
        this.#watched(
          async () => handlers.start(input, context),
          ({ kind }) => (kind === 'merged' || kind === 'noChanges' ? kind : undefined),
        ),
      resolve: (input, context) =>
        this.#watched(
          async () => handlers.resolve(input, context),
          () => 'oneWay',
        ),
      inspectServer: (input, context: CallContext<never>) =>
        this.#watched(
          async () => handlers.inspectServer(input, context),
          () => undefined,
        ),
    };
  }

  get running(): boolean {
    return this.#active > 0;
  }

  async #watched<T>(
    work: () => Promise<T>,
    success: (result: T) => 'merged' | 'noChanges' | 'oneWay' | undefined,
  ): Promise<T> {
    this.#active += 1;
    try {
      await this.#deps.stopDoctor();
      // Kept in the collection's file, which a download replaces: so it is carried over by hand.
      const before = doctorRecordOf(this.#deps.slot);
      try {
        const result = await work();
        const how = success(result);
        if (how !== undefined) this.#keep(afterSuccess(before, how));
        return result;
      } catch (error) {
        if (isAppError(error)) this.#keep(afterFailure(before, error, this.#deps.env.clock.nowMs()));
        throw error;
      }
    } finally {
      this.#active -= 1;
    }
  }

  #keep(record: DoctorRecord): void {
    const collection = this.#deps.slot.find();
    if (collection === undefined || sameRecord(doctorRecordOf(this.#deps.slot), record)) return;
    try {
      collection.writeQuietly(() => setDoctorRecord(collection.db, record));
    } catch (error: unknown) {
      // How the sync ended is what counts, and it is on its way to the user.
      this.#deps.env.log.warn('the end of a sync was not noted', { code: codeOf(error) });
    }
  }
}
