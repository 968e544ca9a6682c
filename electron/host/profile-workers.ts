import type { Door } from './profile-lock.ts';
import { EngineOwner, type EngineOwnerOptions } from './engine-owner.ts';
import { MediaOwner, type MediaOwnerOptions } from './media-owner.ts';

export interface ProfileWorkersOptions
  extends Omit<EngineOwnerOptions, 'callMedia'>,
    Omit<MediaOwnerOptions, 'callEngine'> {
  readonly door: Door;
}

/** The threads of one profile: its collection's, and its media folder's. */
export class ProfileWorkers {
  readonly engine: EngineOwner;
  readonly media: MediaOwner;
  readonly #mediaAtOnce: boolean;

  constructor(options: ProfileWorkersOptions) {
    this.engine = new EngineOwner({ ...options, callMedia: (...asked) => this.media.call(...asked) });
    this.media = new MediaOwner({ ...options, callEngine: this.engine.call });
    // Few calls of the command line are about media.
    this.#mediaAtOnce = options.door !== 'cli';
  }

  async openFirst(): Promise<void> {
    await this.engine.openFirst();
    this.#openMedia();
  }

  async reopen(safeMode: boolean): Promise<void> {
    await this.media.close();
    await this.engine.reopen(safeMode);
    if (!this.engine.isFirstStart) this.#openMedia();
  }

  async close(): Promise<void> {
    // First: it may still ask the collection something.
    await this.media.close();
    await this.engine.close();
  }

  #openMedia(): void {
    this.media.open({ safeMode: this.engine.safeMode, atOnce: this.#mediaAtOnce });
  }
}
