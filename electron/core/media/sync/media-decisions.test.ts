import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaRecord } from '../media-store.ts';
import { absentRecord, mediaDecision } from './media-decisions.ts';

const HERE = 'a'.repeat(40);
const OLD = 'b'.repeat(40);
const THERE = 'c'.repeat(40);
const STAT = { sizeBytes: 1, modifiedUs: 2, changedUs: 3 };

function record(parts: Partial<MediaRecord>): MediaRecord {
  return { ...absentRecord('x.jpg'), ...parts };
}
const clean = record({ sha1: HERE, stat: STAT, serverSha1: HERE });
const isNew = record({ sha1: HERE, stat: STAT, dirty: true });
const edited = record({ sha1: HERE, stat: STAT, dirty: true, serverSha1: OLD });
const removedHere = record({ dirty: true, vanished: true, serverSha1: OLD });

function decide(sha1: string | null, known?: MediaRecord) {
  return mediaDecision({ fileName: 'x.jpg', usn: 1, sha1 }, known);
}

describe('a name that the server has removed', () => {
  it.each([
    ['was never here', undefined, { kind: 'nothing' }],
    ['was removed here too', removedHere, { kind: 'forget' }],
    ['never came', record({ fetch: true, serverSha1: THERE }), { kind: 'forget' }],
    ['is unchanged here', clean, { kind: 'trash' }],
    ['was edited here', edited, { kind: 'put', record: { ...edited, serverSha1: null } }],
    ['is new here', isNew, { kind: 'put', record: isNew }],
  ])('and that %s', (_what, known, expected) => {
    expect(decide(null, known)).toEqual(expected);
  });

  it('and that is empty here stays as it is', () => {
    const empty = record({ stat: STAT, problem: 'empty', fetch: true, serverSha1: THERE });
    expect(decide(null, empty)).toEqual({ kind: 'put', record: { ...empty, fetch: false, serverSha1: null } });
  });
});

describe('a name that the server has', () => {
  it.each([
    ['is not here: it comes', undefined, record({ fetch: true, serverSha1: THERE })],
    ['was removed here: it comes back', removedHere, record({ fetch: true, serverSha1: THERE })],
    ['is older here: it comes', clean, { ...clean, fetch: true, serverSha1: THERE }],
    ['is new here too: it comes, and ours is known to be changed', isNew, { ...isNew, fetch: true, serverSha1: THERE }],
    ['was edited here too', edited, { ...edited, fetch: true, serverSha1: THERE }],
  ])('and that %s', (_what, known, expected) => {
    expect(decide(THERE, known)).toEqual({ kind: 'put', record: expected });
  });

  it('and that is the same here does not wait to be sent any more', () => {
    expect(decide(HERE, isNew)).toEqual({ kind: 'put', record: { ...isNew, dirty: false, serverSha1: HERE } });
    expect(decide(HERE, clean)).toEqual({ kind: 'nothing' });
  });

  it('and that is listed again, not changed, does not overwrite an edit made here', () => {
    expect(decide(OLD, edited)).toEqual({ kind: 'nothing' });
  });

  it('and that has come but may not be on the disk yet stays to be looked after', () => {
    expect(decide(HERE, { ...clean, fetch: true })).toEqual({ kind: 'nothing' });
  });
});

const sha1 = fc.constantFrom(HERE, OLD, THERE);
const anyRecord = fc
  .record({
    sha1: fc.option(sha1),
    isThere: fc.boolean(),
    dirty: fc.boolean(),
    fetch: fc.boolean(),
    serverSha1: fc.option(sha1),
  })
  .map(({ isThere, ...parts }) => record({ ...parts, ...(isThere ? { stat: STAT } : { sha1: null }) }));
const runs = { numRuns: 300 * Number(process.env['EBB_DEPTH'] ?? 1) };

describe('any change on the server', () => {
  it('decided upon twice comes to the same as once, unless the file went to the trash', () => {
    fc.assert(
      fc.property(fc.option(sha1), fc.option(anyRecord, { nil: undefined }), (there, known) => {
        const first = decide(there, known);
        fc.pre(first.kind !== 'trash');
        const after = first.kind === 'put' ? first.record : first.kind === 'forget' ? undefined : known;
        const second = decide(there, after);
        expect(second.kind === 'put' ? second.record : after).toEqual(after);
      }),
      runs,
    );
  });

  it('never trashes or forgets what was changed here and is here', () => {
    fc.assert(
      fc.property(fc.option(sha1), anyRecord, (there, known) => {
        const decision = decide(there, known);
        if (known.stat === null || !known.dirty) return;
        expect(['nothing', 'put']).toContain(decision.kind);
        if (decision.kind === 'put' && known.sha1 !== there && known.sha1 !== null)
          expect(decision.record.dirty).toBe(true);
      }),
      runs,
    );
  });
});
