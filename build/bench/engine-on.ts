import { join } from 'node:path';
import { systemClock } from '#core/collection/system-clock.ts';
import { systemRandom } from '#core/collection/system-random.ts';
import { createEngine } from '#core/engine.ts';
import type { Engine } from '#core/engine-types.ts';
import { stockNames } from '#shared/i18n/stock-names.ts';
import { renderWords } from '#shared/i18n/render-words.ts';

/** The engine without a worker or a host round it. */
export function engineOn(profile: string): Engine {
  const quiet = (): void => undefined;
  return createEngine({
    paths: {
      folder: profile,
      collection: join(profile, 'collection.db'),
      backups: join(profile, 'backups'),
      scratch: join(profile, 'scratch'),
    },
    env: {
      clock: systemClock({ startSecs: undefined, timeZone: 'UTC' }),
      random: systemRandom(),
      log: { info: quiet, warn: quiet, error: quiet },
    },
    syncProfile: {
      load: () => Promise.reject(new Error('opening asks for no account')),
      save: () => Promise.reject(new Error('opening asks for no account')),
    },
    stockNames: stockNames('en'),
    renderWords: renderWords('en'),
    client: { version: '0', platform: process.platform },
    safeMode: true,
    createIfMissing: false,
    emit: quiet,
  });
}
