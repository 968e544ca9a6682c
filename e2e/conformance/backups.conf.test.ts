import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepServerCopy } from '#core/collection/backup.ts';
import type { Engine } from '#core/engine-types.ts';
import { callContext } from '#core/testing/call-context.ts';
import { makeProfile, type TestProfile } from '#core/testing/make-collection.ts';
import { makeEngine } from '#core/testing/make-engine.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { adoptedCollection } from './adopted-collection.ts';
import { collectionRows } from './collection-rows.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;

describe.skipIf(!peerAvailable())('a collection of the official client’s', () => {
  let folder: string;
  let peer: Peer;
  let file: string;
  let profile: TestProfile;
  let engine: Engine;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-backups-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer({ now: NOW_SECS, freeze: true });
    await peer.call('make', { notes: 300, day: '2025-11-15', filtered: true, fsrs: true }, file);
    await peer.call('close', {}, file);
    profile = makeProfile();
    profile.env.setNow(NOW_SECS * 1000);
    engine = makeEngine(profile);
  });
  afterAll(async () => {
    await engine.close();
    profile.remove();
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function expectTheirs(): void {
    const adopted = adoptedCollection(file, { nowSecs: NOW_SECS });
    const { mod: _theirs, ...theirs } = collectionRows(adopted.collection.db);
    const { mod: _ours, ...ours } = collectionRows(engine.slot.get().db);
    expect(ours).toEqual(theirs);
    adopted.close();
  }

  test('kept as a server’s copy is restored to the row', async () => {
    const { backupId } = await keepServerCopy({ paths: profile.paths, env: profile.env, file });
    const numbers = await engine.handlers.backups.restore({ backupId }, callContext());
    expect(numbers).toMatchObject({ notes: 300 });
    expectTheirs();
  });

  test('is imported, exported and imported again to the row', async () => {
    await engine.handlers.decks.create({ name: 'in between' }, callContext());
    await engine.handlers.collection.importAnki2({ path: file }, callContext());
    expectTheirs();
    const exported = join(folder, 'exported', 'collection.anki2');
    await engine.handlers.collection.exportAnki2({ path: exported }, callContext());
    await engine.handlers.decks.create({ name: 'in between' }, callContext());
    await engine.handlers.collection.importAnki2({ path: exported }, callContext());
    const sections = async (path: string): Promise<unknown> =>
      (await peer.call<{ sections: unknown }>('dump', {}, path)).sections;
    expect(await sections(exported)).toEqual(await sections(file));
    expect(await peer.call('check-db', {}, exported)).toMatchObject({ ok: true });
    for (const path of [file, exported]) await peer.call('close', {}, path);
  });
});
