import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalMeta, ServerMeta, SyncHistory } from './sync-decision.ts';
import { syncDecision } from './sync-decision.ts';

const NOW_SECS = 1_800_000_000;
const local: LocalMeta = { modMs: 20, scmMs: 10, usn: 3, lsMs: 5, empty: false };
const server: ServerMeta = {
  modMs: 30,
  scmMs: 10,
  usn: 4,
  clockSecs: NOW_SECS,
  message: '',
  proceed: true,
  empty: false,
  mediaUsn: 0,
};
const known: SyncHistory = { forced: false, newAccount: false };
const decide = (l: Partial<LocalMeta>, s: Partial<ServerMeta>, h: Partial<SyncHistory> = {}) =>
  syncDecision({ ...local, ...l }, { ...server, ...s }, { ...known, ...h }, NOW_SECS);

describe('syncDecision', () => {
  it('shows the server’s own words when it says stop, before anything else', () => {
    expect(decide({}, { proceed: false, message: 'closed', clockSecs: 0 })).toEqual({
      kind: 'stopped',
      message: 'closed',
    });
  });

  it('minds the clock even when nothing changed', () => {
    expect(decide({ modMs: 30 }, { clockSecs: NOW_SECS - 301 })).toEqual({
      kind: 'clockSkew',
      localSecs: NOW_SECS,
      serverSecs: NOW_SECS - 301,
    });
    expect(decide({ modMs: 30 }, { clockSecs: NOW_SECS + 300 }).kind).toBe('noChanges');
  });

  it('does nothing when both changed at the same moment, different schemas or not', () => {
    expect(decide({ modMs: 30, scmMs: 1 }, { scmMs: 2 })).toEqual({ kind: 'noChanges' });
  });

  it('merges when the schema is the same', () => {
    expect(decide({ modMs: 20 }, { modMs: 30 })).toEqual({ kind: 'normal', localIsNewer: false });
    expect(decide({ modMs: 40 }, { modMs: 30 })).toEqual({ kind: 'normal', localIsNewer: true });
  });

  it('never merges with a server that was put back to an older copy', () => {
    const restored = decide({ usn: 5 }, { usn: 4, modMs: 3 });
    expect(restored).toEqual({ kind: 'full', canUpload: true, canDownload: true, reason: 'serverRestored' });
    // An upload of a copy to a new place, or another account: there is nothing that it has forgotten.
    expect(decide({ usn: 5 }, { usn: 4 }, { newAccount: true })).toMatchObject({ kind: 'full', reason: 'firstSync' });
    expect(decide({ usn: 5, modMs: 30 }, { usn: 4 }).kind).toBe('noChanges');
  });

  it.each([
    ['both filled', false, false, true, true],
    ['local empty', true, false, false, true],
    ['server empty', false, true, true, false],
    ['both empty', true, true, true, true],
  ])('offers the ways that lose nothing for certain: %s', (_case, localEmpty, serverEmpty, canUpload, canDownload) => {
    expect(decide({ scmMs: 11, empty: localEmpty }, { empty: serverEmpty })).toMatchObject({ canUpload, canDownload });
  });

  it.each([
    ['localEmpty', { empty: true }, {}, {}],
    ['serverEmpty', { lsMs: 0 }, { empty: true }, { newAccount: true }],
    ['serverEmpty', {}, { empty: true }, { newAccount: true }],
    ['serverEmptyAgain', {}, { empty: true }, {}],
    ['firstSync', { lsMs: 0 }, {}, {}],
    ['firstSync', {}, {}, { newAccount: true }],
    ['firstSync', { lsMs: 0, empty: true }, { empty: true }, {}],
    ['conflict', {}, {}, {}],
    ['forced', {}, {}, { forced: true }],
    ['serverEmptyAgain', {}, { empty: true }, { forced: true }],
  ] as const)('gives the reason %s', (reason, l, s, h) => {
    expect(decide({ scmMs: 11, ...l }, s, h)).toMatchObject({ kind: 'full', reason });
  });

  it('never lets an empty side replace a filled one, and always leaves a way', () => {
    const small = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        fc.record({ modMs: small, scmMs: small, usn: small, lsMs: small, empty: fc.boolean() }),
        fc.record({ modMs: small, scmMs: small, usn: small, empty: fc.boolean() }),
        fc.record({ forced: fc.boolean(), newAccount: fc.boolean() }),
        fc.integer({ min: -400, max: 400 }),
        (l, s, h, skew) => {
          const decision = syncDecision(l, { ...server, ...s, clockSecs: NOW_SECS + skew }, h, NOW_SECS);
          if (Math.abs(skew) > 300) {
            expect(decision.kind).toBe('clockSkew');
            return;
          }
          expect(decision.kind === 'noChanges').toBe(l.modMs === s.modMs);
          expect(decision.kind === 'normal').toBe(l.modMs !== s.modMs && l.scmMs === s.scmMs && l.usn <= s.usn);
          if (decision.kind !== 'full') return;
          expect(decision.canUpload || decision.canDownload).toBe(true);
          if (decision.canUpload) expect(l.empty && !s.empty).toBe(false);
          if (decision.canDownload) expect(s.empty && !l.empty).toBe(false);
          if (l.empty === s.empty) expect(decision.canUpload && decision.canDownload).toBe(true);
        },
      ),
      { numRuns: 500 * Number(process.env['EBB_DEPTH'] ?? 1) },
    );
  });
});
