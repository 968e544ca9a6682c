import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { run } from '../../storage/statement.ts';
import { callContext } from '../../testing/call-context.ts';
import { addTestCard } from '../../testing/make-collection.ts';
import { startScriptedServer } from '../testing/scripted-server.ts';
import { type DoctorHarness, failedCheck, makeDoctorHarness } from './testing/doctor-harness.ts';

let h: DoctorHarness;
beforeEach(async () => {
  h = await makeDoctorHarness();
});
afterEach(async () => {
  await h.remove();
});

describe('the size', () => {
  it('is the finding while the server’s last word is that it was too much', async () => {
    const { sync } = h.engine.handlers;
    const { upload, reactions } = { upload: h.account.upload, reactions: h.account.server.reactions };
    await sync.start({}, callContext());
    reactions['upload'] = ({ status }) => status(413);
    const resolved = async () => sync.resolve({ direction: 'upload', withoutServerCopy: true }, callContext());
    await expect(resolved()).rejects.toBeInstanceOf(AppError);
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('size');
    expect(diagnosis.finding).toMatchObject({ kind: 'sizeRefused', bytes: expect.any(Number) });
    reactions['upload'] = upload;
    await sync.start({}, callContext());
    await resolved();
    expect((await h.diagnosed()).finding).toBeNull();
  });
});

describe('the counts', () => {
  const here = { cards: 1, notes: 1, reviews: 0, notetypes: 5, decks: 1, deckConfigs: 1 };
  const wire = [[0, 0, 0], 2, 1, 0, 0, 5, 1, 1];

  it('of two sides in step that differ', async () => {
    await h.uploaded();
    h.account.server.reactions['sanityCheck2'] = ({ reply }) => reply({ status: 'bad', c: null, s: wire });
    const diagnosis = await h.diagnosed();
    expect(failedCheck(diagnosis)).toBe('sanityCounts');
    expect(diagnosis.finding).toEqual({ kind: 'countsDiffer', here, there: { ...here, cards: 2 } });
    expect(h.account.server.received.at(-1)?.method).toBe('abort');
  });

  it('are not compared when somebody synced between two questions', async () => {
    await h.uploaded();
    h.account.server.reactions['meta'] = async (exchange) => {
      await h.account.meta(exchange);
      h.account.changeElsewhere();
    };
    h.account.server.reactions['sanityCheck2'] = ({ reply }) => reply({ status: 'bad', c: null, s: wire });
    const diagnosis = await h.diagnosed();
    expect(diagnosis.finding).toBeNull();
    expect(diagnosis.checks.at(-1)).toMatchObject({ result: 'ok', facts: { compared: false } });
  });

  it('are compared where the server has moved to', async () => {
    await h.uploaded();
    const { url } = h.account.server;
    const old = await startScriptedServer({ meta: ({ status }) => status(308, '', { location: url }) });
    h.stopLater(old);
    await h.at(old.url);
    expect((await h.diagnosed()).checks.at(-1)).toMatchObject({ result: 'ok', facts: { compared: true } });
    expect(old.received.map(({ method }) => method)).toEqual(['meta', 'meta']);
  });

  it('are not compared while another device syncs, and that one is left in peace', async () => {
    await h.uploaded();
    h.account.server.reactions['sanityCheck2'] = ({ status }) => status(409);
    const diagnosis = await h.diagnosed();
    expect(diagnosis.finding).toBeNull();
    expect(diagnosis.checks.at(-1)).toMatchObject({ result: 'skipped', because: 'otherDevice' });
    expect(h.account.server.received.at(-1)?.method).toBe('sanityCheck2');
  });

  it('that differed in the last merge are the finding until a sync succeeds, and the second time say so', async () => {
    const { sync } = h.engine.handlers;
    const { reactions } = h.account.server;
    const good = reactions['sanityCheck2'];
    const merge = async (id: number) => {
      addTestCard(h.slot.get().db, { id, did: 1 });
      run(h.slot.get().db, 'UPDATE col SET mod = mod + 1');
      return sync.start({}, callContext());
    };
    await h.uploaded();
    if (good !== undefined)
      for (const times of [1, 2]) {
        reactions['sanityCheck2'] = ({ reply }) => reply({ status: 'bad', c: null, s: wire });
        await expect(merge(10 + times)).rejects.toMatchObject({ code: 'sync.sanityFailed' });
        expect((await h.diagnosed()).finding?.kind).toBe(times === 1 ? 'countsDiffered' : 'countsDifferAgain');
        expect(h.engine.handlers.syncDoctor.countFailures({}, callContext())).toEqual({ times });
        reactions['sanityCheck2'] = good;
        // The first is settled by an upload, the second by a download, which replaces the file of the collection.
        await sync.start({}, callContext());
        await sync.resolve({ direction: times === 1 ? 'upload' : 'download', withoutServerCopy: true }, callContext());
        expect((await h.diagnosed()).finding).toBeNull();
        expect(h.engine.handlers.syncDoctor.countFailures({}, callContext())).toEqual({ times });
      }
    expect(await merge(20)).toMatchObject({ kind: 'merged' });
    expect(h.engine.handlers.syncDoctor.countFailures({}, callContext())).toEqual({ times: 0 });
  });

  it('are no matter where a note does not fit its note type', async () => {
    run(
      h.slot.get().db,
      "UPDATE notes SET flds = 'a' || char(31) || 'b' || char(31) || 'c' WHERE id = (SELECT min(id) FROM notes)",
    );
    const diagnosis = await h.diagnosed();
    expect(diagnosis.finding).toEqual({ kind: 'localFaults', rows: 1 });
    expect(diagnosis.checks.at(-1)?.facts).toMatchObject({ notesOfOtherShape: 1 });
  });
});

it('says which data the server refused, when it did so more than once', async () => {
  const { sync } = h.engine.handlers;
  await h.uploaded();
  h.account.server.reactions['applyChanges'] = ({ status }) => status(400);
  for (const kind of [undefined, 'dataRefused']) {
    run(h.slot.get().db, 'UPDATE col SET mod = mod + 1');
    await expect(async () => sync.start({}, callContext())).rejects.toMatchObject({ code: 'sync.badRequest' });
    expect((await h.diagnosed()).finding?.kind).toBe(kind);
  }
});

it('gives way to a sync, and is not begun during one', async () => {
  const { sync, syncDoctor } = h.engine.handlers;
  await h.uploaded();
  let go: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    h.account.server.reactions['meta'] = () => resolve();
  });
  const diagnosis_ = Promise.resolve(syncDoctor.run({}, callContext()));
  const rejected = expect(diagnosis_).rejects.toMatchObject({ code: 'interrupted' });
  await asked;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    h.account.server.reactions['meta'] = async (exchange) => {
      resolve();
      await held;
      await h.account.meta(exchange);
    };
  });
  const synced = Promise.resolve(sync.start({}, callContext()));
  await rejected;
  await reached;
  await expect(async () => syncDoctor.run({}, callContext())).rejects.toMatchObject({ code: 'sync.running' });
  go();
  expect(await synced).toMatchObject({ kind: 'noChanges' });
});
