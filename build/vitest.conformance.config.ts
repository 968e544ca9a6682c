import { defineConfig } from 'vitest/config';
import { keepCompiled } from './keep-compiled.ts';
import { keepTestsInMemory } from './tests-in-memory.ts';

keepCompiled();
keepTestsInMemory();

/** Tests against the official Anki client and server (e2e/peer). */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['e2e/conformance/**/*.conf.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The usual second is over soon on a machine that is busy.
    expect: { poll: { timeout: 20_000 } },
  },
});
