import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contract } from '#shared/contract/contract.ts';
import { DeckId } from '#shared/contract/ids.ts';
import { memoryTransportPair } from '#shared/rpc/memory-transport.ts';
import { createClient, type RpcClient } from '#shared/rpc/rpc-client.ts';
import { mediaFolderIn, placesIn } from './data-folder.ts';
import { type Host, startHost } from './host.ts';

/** With the real workers, on a real folder. */
const patience = { timeout: 25_000, interval: 50 };
let parent: string;
let media: string;
let host: Host;
let client: RpcClient<Contract>;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'ebb-media-host-'));
  media = mediaFolderIn(placesIn(parent));
  host = await startHost({
    door: 'loopback',
    places: placesIn(parent),
    platform: { systemLanguages: ['en'], resolveProxy: async () => 'DIRECT', quit: async () => undefined },
    version: '1.2.3',
    createAtOnce: true,
  });
  const [mine, theirs] = memoryTransportPair();
  host.connect(theirs);
  client = createClient<Contract>(mine);
});
afterEach(async () => {
  await host.stop();
  rmSync(parent, { recursive: true });
});

const file = (name: string): string => join(media, name);
async function names(): Promise<string[]> {
  return (await client.calls.media.list({})).rows.map(({ fileName }) => fileName);
}
async function noteWith(front: string): Promise<void> {
  const { notetypes } = { notetypes: await client.calls.notetypes.list({}) };
  const basic = notetypes.find(({ name }) => name === 'Basic');
  if (basic === undefined) throw new Error('there is no Basic');
  await client.calls.notes.add({
    notetypeId: basic.notetypeId,
    deckId: DeckId.parse(1),
    fields: [front, ''],
    tags: [],
  });
}

describe('the media folder of an open profile', () => {
  it('is known by itself: files that come, are edited in place, and go', async () => {
    const told = vi.fn();
    client.on('mediaFiles', told);
    writeFileSync(file('a.png'), 'one');
    await vi.waitFor(async () => expect(await names()).toEqual(['a.png']), patience);
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith({ fileNames: ['a.png'] }), patience);
    told.mockClear();
    writeFileSync(file('a.png'), 'two', { flag: 'r+' });
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith({ fileNames: ['a.png'] }), patience);
    rmSync(file('a.png'));
    await vi.waitFor(async () => expect(await names()).toEqual([]), patience);
  });

  it('is made again when it is removed, and files that come then are known', async () => {
    writeFileSync(file('a.png'), 'one');
    await vi.waitFor(async () => expect(await names()).toEqual(['a.png']), patience);
    rmSync(media, { recursive: true });
    await vi.waitFor(() => expect(existsSync(media)).toBe(true), patience);
    writeFileSync(file('b.png'), 'two');
    await vi.waitFor(async () => expect(await names()).toEqual(['b.png']), patience);
  });

  it('is compared with the notes: renamed, missing and unused files', async () => {
    await noteWith('<img src="big:name.png"> <img src="gone.png">');
    for (const name of ['big:name.png', 'unused.png']) writeFileSync(file(name), name);
    const report = await client.calls.media.check({});
    expect(report).toMatchObject({
      renamed: [{ from: 'big:name.png', to: 'bigname.png' }],
      missing: [{ fileName: 'gone.png' }],
      unused: [{ fileName: 'unused.png' }],
    });
    expect((await client.calls.media.list({ text: 'bigname' })).rows).toMatchObject([{ notes: { count: 1 } }]);
    expect(await client.calls.undo.status({})).toMatchObject({ undo: 'renameMedia' });
  });

  it('fixes the capitals of names in notes as one undo step', async () => {
    await noteWith('<img src="dog.JPG">');
    await noteWith('[sound:dog.JPG]');
    writeFileSync(file('dog.jpg'), 'woof');
    const [clash] = (await client.calls.media.check({})).caseClashes;
    expect(clash).toMatchObject({ named: 'dog.JPG', there: 'dog.jpg' });
    const renames = [{ from: 'dog.JPG', to: 'dog.jpg' }];
    expect(await client.calls.mediaReferences.rename({ renames })).toEqual({ noteCount: 2 });
    expect(await client.calls.media.check({})).toMatchObject({ caseClashes: [], missing: [], unused: [] });
    await client.calls.undo.undo({});
    expect((await client.calls.media.check({})).caseClashes).toHaveLength(1);
  });

  it('tags the notes that name missing files', async () => {
    await noteWith('<img src="gone.png">');
    const [missing] = (await client.calls.media.check({})).missing;
    const noteIds = missing?.noteIds ?? [];
    expect(await client.calls.mediaReferences.tagMissing({ noteIds, tag: 'missing-media' })).toEqual({ noteCount: 1 });
    expect(await client.calls.mediaReferences.tagMissing({ noteIds, tag: 'missing-media' })).toEqual({ noteCount: 0 });
    expect(await client.calls.notes.get({ noteId: noteIds[0] as never })).toMatchObject({ tags: ['missing-media'] });
  });
});

it('a folder that something else has the name of is said to be unusable, and studying goes on', async () => {
  // A look may make the folder again in between.
  await vi.waitFor(() => {
    rmSync(media, { recursive: true, force: true });
    writeFileSync(media, 'a file');
  }, patience);
  await expect(client.calls.media.look({})).rejects.toMatchObject({ code: 'media.folderUnusable' });
  expect(await client.calls.decks.tree({})).toBeDefined();
  rmSync(media);
  mkdirSync(media, { recursive: true });
  expect(await client.calls.media.look({})).toEqual({ fileCount: 0, changed: 0 });
});
