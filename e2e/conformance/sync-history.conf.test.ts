import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteStorage } from '#core/storage/note-storage.ts';
import { callContext } from '#core/testing/call-context.ts';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import type { NoteId } from '#shared/contract/ids.ts';
import type { OverwrittenVersion, SyncHistoryEntry } from '#shared/contract/sync-history.ts';
import { type Devices, type StartCollection, makeStartCollection, startDevices } from './merge-devices.ts';
import { idAt } from './merge-edits.ts';

const CHILD = new URL('./merge-until-killed.ts', import.meta.url).pathname;
/** Modification times are whole seconds. */
const NEXT_SECOND_MS = 1100;
const USERS = ['later', 'earlier', 'deleted', 'both', 'killed', 'same', 'card', 'objects'] as const;

describe.skipIf(!peerAvailable())('the history of merges with the official client', { timeout: 60_000 }, () => {
  let folder: string;
  let peer: Peer;
  let server: OfficialServer;
  let start: StartCollection;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-history-'));
    peer = await startPeer();
    server = await startOfficialServer({ users: USERS.map((user) => `${user}:secret`) });
    start = await makeStartCollection(peer, folder);
  });
  afterAll(async () => {
    await peer.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function withDevices(user: (typeof USERS)[number], work: (devices: Devices) => Promise<void>): Promise<void> {
    const devices = await startDevices({ peer, server, folder, user, start });
    try {
      await work(devices);
    } finally {
      await devices.close();
    }
  }
  const noteId = (index: number): NoteId => idAt(start.ids.notes, index) as NoteId;

  async function lastEntry({ ebb }: Devices): Promise<SyncHistoryEntry> {
    const { entries } = await ebb.handlers.syncHistory.list({ limit: 1 }, callContext());
    const [entry] = entries;
    if (entry === undefined) throw new Error('there is no entry');
    return entry;
  }
  async function versions(devices: Devices): Promise<OverwrittenVersion[]> {
    const { syncHistory } = devices.ebb.handlers;
    const { entryId } = await lastEntry(devices);
    const { items } = await syncHistory.overwritten({ entryId, limit: 100 }, callContext());
    const found: OverwrittenVersion[] = [];
    for (const { versionId } of items) found.push(await syncHistory.version({ versionId }, callContext()));
    return found;
  }
  async function only(devices: Devices): Promise<Extract<OverwrittenVersion, { kind: 'note' }>> {
    const [version, ...more] = await versions(devices);
    if (version?.kind !== 'note' || more.length > 0) throw new Error('not one note');
    return version;
  }
  async function putBack({ ebb }: Devices, versionId: number): Promise<NoteId> {
    return (await ebb.handlers.syncHistory.putBack({ versionId }, callContext())).output.noteId;
  }
  async function expectInStep(devices: Devices): Promise<void> {
    for (const device of ['ebb', 'official', 'third', 'ebb'] as const)
      expect(await devices.sync(device)).not.toMatch(/full/u);
    const onServer = await devices.server();
    for (const device of ['ebb', 'official', 'third'] as const) {
      expect(await devices.differences(device, onServer)).toEqual({});
    }
    expect(await devices.faults()).toEqual([]);
  }
  const fieldsOf = async (devices: Devices, id: number): Promise<unknown[][]> =>
    devices.rows('official', `select replace(flds, char(31), '|') from notes where id = ${id}`);

  test('a note that the official client edited later: ours is kept, put back, and comes to the official client', () =>
    withDevices('later', async (devices) => {
      await devices.edit('ebb', { do: 'editNote', note: 0, fields: ['in Ebb', 'b'] });
      await sleep(NEXT_SECOND_MS);
      await devices.edit('official', { do: 'editNote', note: 0, fields: ['in official', 'b'] });
      await devices.sync('official');
      await devices.sync('ebb');
      const version = await only(devices);
      expect(version).toMatchObject({ side: 'ours', by: 'edit', kept: { fields: ['in Ebb', 'b'] }, putBack: 'change' });
      expect(version.now?.fields).toEqual(['in official', 'b']);
      expect(await putBack(devices, version.versionId)).toBe(noteId(0));
      await expectInStep(devices);
      expect(await fieldsOf(devices, noteId(0))).toEqual([['in Ebb|b']]);
    }));

  test('a note that Ebb edited later: the official version is kept, and can be put back', () =>
    withDevices('earlier', async (devices) => {
      await devices.edit('official', { do: 'editNote', note: 1, fields: ['in official', 'b'] });
      await sleep(NEXT_SECOND_MS);
      await devices.edit('ebb', { do: 'editNote', note: 1, fields: ['in Ebb', 'b'] });
      await devices.sync('official');
      await devices.sync('ebb');
      const version = await only(devices);
      expect(version).toMatchObject({ side: 'theirs', kept: { fields: ['in official', 'b'] }, putBack: 'change' });
      await putBack(devices, version.versionId);
      await expectInStep(devices);
      expect(await fieldsOf(devices, noteId(1))).toEqual([['in official|b']]);
    }));

  test('a note that was deleted elsewhere is added again under its guid, and stays', () =>
    withDevices('deleted', async (devices) => {
      const guid = await devices.rows('official', `select guid from notes where id = ${noteId(2)}`);
      await devices.edit('ebb', { do: 'editNote', note: 2, fields: ['not lost', 'b'] });
      await devices.edit('official', { do: 'removeNote', note: 2 });
      await devices.sync('official');
      await devices.sync('ebb');
      const version = await only(devices);
      expect(version).toMatchObject({ side: 'ours', by: 'removal', now: null, putBack: 'add' });
      const added = await putBack(devices, version.versionId);
      expect(added).not.toBe(noteId(2));
      await expectInStep(devices);
      expect(await fieldsOf(devices, added)).toEqual([['not lost|b']]);
      expect(await devices.rows('official', `select guid from notes where id = ${added}`)).toEqual(guid);
      expect(await devices.rows('official', `select count(*) from cards where nid = ${added}`)).toEqual([[1]]);
      // Asked once more, it is the same note: nothing is added twice.
      expect(await putBack(devices, version.versionId)).toBe(added);
    }));

  test('three versions of one note: both lost ones are kept', () =>
    withDevices('both', async (devices) => {
      await devices.edit('third', { do: 'editNote', note: 3, fields: ['third', 'b'] });
      await sleep(NEXT_SECOND_MS);
      await devices.edit('ebb', { do: 'editNote', note: 3, fields: ['ebb', 'b'] });
      await sleep(NEXT_SECOND_MS);
      await devices.edit('official', { do: 'editNote', note: 3, fields: ['official', 'b'] });
      await devices.sync('third');
      await devices.sync('ebb');
      expect(await only(devices)).toMatchObject({ side: 'theirs', kept: { fields: ['third', 'b'] } });
      // Ebb's own has been sent by now: the official client overwrites it, and only a receiver that waits would know.
      await devices.sync('official');
      await devices.sync('ebb');
      expect(await lastEntry(devices)).toMatchObject({ end: 'merged', came: { notes: 1 }, overwritten: { note: 0 } });
    }));

  test('the same edit on both sides is no loss', () =>
    withDevices('same', async (devices) => {
      await devices.edit('ebb', { do: 'editNote', note: 4, fields: ['equal', 'b'] });
      await sleep(NEXT_SECOND_MS);
      await devices.edit('official', { do: 'editNote', note: 4, fields: ['equal', 'b'] });
      await devices.sync('official');
      await devices.sync('ebb');
      expect(await versions(devices)).toEqual([]);
    }));

  test('a card that both answered: the earlier state is kept to look at', () =>
    withDevices('card', async (devices) => {
      await devices.edit('ebb', { do: 'answer', card: 0, rating: 1 });
      await sleep(NEXT_SECOND_MS);
      await devices.edit('official', { do: 'answer', card: 0, rating: 4 });
      await devices.sync('official');
      await devices.sync('ebb');
      const [version] = (await versions(devices)).filter(({ kind }) => kind === 'card');
      if (version?.kind !== 'card') throw new Error('no card');
      expect(version).toMatchObject({ side: 'ours', cardId: idAt(start.ids.cards, 0) });
      expect(version.now).not.toEqual(version.kept);
    }));

  test('a deck, a preset and a note type that both changed are listed by name', () =>
    withDevices('objects', async (devices) => {
      await devices.edit('ebb', { do: 'setPreset', newPerDay: 11 });
      await devices.edit('ebb', { do: 'renameDeck', deck: 'Shared', name: 'Ebb’s' });
      await devices.edit('ebb', { do: 'setStyling', css: '.card { color: red }' });
      await sleep(NEXT_SECOND_MS);
      await devices.edit('official', { do: 'setPreset', newPerDay: 22 });
      await devices.edit('official', { do: 'renameDeck', deck: 'Shared', name: 'Official' });
      await devices.edit('official', { do: 'setStyling', css: '.card { color: blue }' });
      await devices.sync('official');
      await devices.sync('ebb');
      const found = await versions(devices);
      expect(found.map(({ kind, side }) => `${kind} ${side}`).sort()).toEqual([
        'deck ours',
        'deckConfig ours',
        'notetype ours',
      ]);
      expect(found.find(({ kind }) => kind === 'deck')).toMatchObject({ name: 'Ebb’s', exists: true });
      await expectInStep(devices);
    }));

  test.each([
    ['before start', 0],
    ['before finish', 1],
    ['after finish', 1],
    ['storing', 1],
  ])('a process killed at "%s" leaves an interrupted sync with what it was about to overwrite', (point, lost) =>
    withDevices('killed', async (devices) => {
      const note = 5 + POINTS.indexOf(point);
      await devices.edit('ebb', { do: 'editNote', note, fields: ['in Ebb', 'b'] });
      await sleep(NEXT_SECOND_MS);
      await devices.edit('official', { do: 'editNote', note, fields: ['in official', 'b'] });
      await devices.sync('official');
      await devices.whileEbbIsClosed(() => killed(devices.ebbFolder, point));
      const entry = await lastEntry(devices);
      expect(entry).toMatchObject({ end: 'interrupted', endedMs: null, overwritten: { note: lost } });
      expect(await versions(devices)).toHaveLength(lost);
      await devices.sync('ebb');
      expect(noteStorage.find(devices.ebb.collection().db, noteId(note))?.flds).toMatch(/^in official/u);
      // Before its commit the merge can always be done again, and then keeps the version again.
      expect(await only(devices)).toMatchObject({ side: 'ours', kept: { fields: ['in Ebb', 'b'] } });
      await expectInStep(devices);
    }),
  );

  async function killed(ebbFolder: string, point: string): Promise<void> {
    const child = spawn(process.execPath, [CHILD, ebbFolder, server.url, 'killed', point], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === point) child.kill('SIGKILL');
    });
    const [, signal] = await ended;
    expect(signal).toBe('SIGKILL');
  }
});

const POINTS = ['before start', 'before finish', 'after finish', 'storing'];
