import { defineConfig } from 'vitest/config';
import { keepCompiled } from './keep-compiled.ts';
import { keepTestsInMemory } from './tests-in-memory.ts';

keepCompiled();
keepTestsInMemory();

/** Unit, engine, contract and component tests: everything that needs neither the peer nor a browser. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{shared,electron,renderer,build}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // The usual second is over soon on a machine that is busy.
    expect: { poll: { timeout: 20_000 } },
  },
});
