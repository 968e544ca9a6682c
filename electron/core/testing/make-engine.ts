import { createEngine } from '../engine.ts';
import type { Engine, EngineOptions } from '../engine-types.ts';
import type { TestProfile } from './make-collection.ts';
import { memorySyncProfile } from './memory-sync-profile.ts';
import { ENGLISH_STOCK_NAMES } from './stock-names.ts';
import { renderWords } from '#shared/i18n/render-words.ts';

/** What an engine on a test's profile is made of, where `options` say nothing else. */
export function engineOptions({ paths, env }: TestProfile, options: Partial<EngineOptions> = {}): EngineOptions {
  return {
    paths,
    env,
    syncProfile: memorySyncProfile(),
    stockNames: ENGLISH_STOCK_NAMES,
    renderWords: renderWords('en'),
    client: { version: '0.1.0', platform: 'linux' },
    safeMode: false,
    emit: () => undefined,
    ...options,
  };
}

/** An opened engine on a test's profile; close it before the profile is removed. */
export function makeEngine(profile: TestProfile, options: Partial<EngineOptions> = {}): Engine {
  const engine = createEngine(engineOptions(profile, options));
  engine.open();
  return engine;
}
