import { join } from 'node:path';
import { createMediaEngine, type MediaEngine } from '../../media/media-engine.ts';
import type { Engine, EngineOptions, MediaArrivals } from '../../engine-types.ts';
import { callContext } from '../../testing/call-context.ts';
import type { TestProfile } from '../../testing/make-collection.ts';
import { makeEngine } from '../../testing/make-engine.ts';
import { memorySyncProfile } from '../../testing/memory-sync-profile.ts';

/** An engine that has a media folder, as in the app, without threads between the two. */
export interface PackageEngine {
  readonly engine: Engine;
  readonly media: MediaEngine;
  readonly mediaFolder: string;
  close(): Promise<void>;
}

export function packageEngine(profile: TestProfile, options: Partial<EngineOptions> = {}): PackageEngine {
  const never = (): Promise<never> => Promise.reject(new Error('not asked'));
  const media = createMediaEngine({
    profileFolder: profile.paths.folder,
    env: profile.env,
    references: { list: never, inlineImages: never, rename: never },
    syncProfile: memorySyncProfile(),
    client: { version: '0.0.0', platform: 'test' },
    safeMode: false,
    emit: () => undefined,
  });
  media.open();
  const engine = makeEngine(profile, { mediaArrivals: arrivalsOf(media), ...options });
  return {
    engine,
    media,
    mediaFolder: join(profile.paths.folder, 'collection.media'),
    close: async () => {
      await media.close();
      await engine.close();
    },
  };
}

function arrivalsOf({ arrivals }: MediaEngine): MediaArrivals {
  return {
    compare: async (input) => arrivals.compare(input, callContext()),
    place: async (input) => arrivals.place(input, callContext()),
    takeBack: async (arrived) => void (await arrivals.takeBack(arrived, callContext())),
  };
}
