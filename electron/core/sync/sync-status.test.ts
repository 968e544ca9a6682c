import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocallyClean, syncButton } from './sync-status.ts';

const clean = { modMs: 100, scmMs: 90, lsMs: 100 };

describe('syncButton', () => {
  it.each([
    [
      'logged out',
      { loggedIn: false, collection: { ...clean, scmMs: 200 }, serverNews: 'changes' },
      'normal',
      'loggedOut',
    ],
    ['no collection open', { loggedIn: true, collection: null, serverNews: 'none' }, 'normal', 'neverSynced'],
    [
      'never synced',
      { loggedIn: true, collection: { ...clean, lsMs: 0 }, serverNews: 'none' },
      'normal',
      'neverSynced',
    ],
    [
      'schema changed',
      { loggedIn: true, collection: { ...clean, scmMs: 101, modMs: 101 }, serverNews: 'none' },
      'oneWay',
      'oneWay',
    ],
    [
      'changed here',
      { loggedIn: true, collection: { ...clean, modMs: 101 }, serverNews: 'none' },
      'changes',
      'localChanges',
    ],
    ['changed there', { loggedIn: true, collection: clean, serverNews: 'changes' }, 'changes', 'serverChanges'],
    ['schema changed there', { loggedIn: true, collection: clean, serverNews: 'oneWay' }, 'oneWay', 'oneWay'],
    ['server not asked', { loggedIn: true, collection: clean, serverNews: 'unknown' }, 'normal', 'upToDate'],
    ['nothing anywhere', { loggedIn: true, collection: clean, serverNews: 'none' }, 'normal', 'upToDate'],
  ] as const)('%s', (_case, input, button, reason) => {
    expect(syncButton(input)).toEqual({ button, reason });
  });

  it('looks at the server’s news only when nothing waits here', () => {
    const small = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.record({ modMs: small, scmMs: small, lsMs: small }), (collection) => {
        const quiet = syncButton({ loggedIn: true, collection, serverNews: 'none' });
        const news = syncButton({ loggedIn: true, collection, serverNews: 'changes' });
        expect(quiet.reason !== news.reason).toBe(isLocallyClean(collection));
      }),
    );
  });
});
