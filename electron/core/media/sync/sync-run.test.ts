import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaOutcome } from '#shared/contract/media.ts';
import { systemClock } from '../../collection/system-clock.ts';
import type { Env } from '../../env.ts';
import { MediaFolder } from '../media-folder.ts';
import { scanMedia } from '../media-scan.ts';
import { MediaStore } from '../media-store.ts';
import { OFFICIAL_MEDIA_TRANSFER, WIDE_MEDIA_TRANSFER } from './media-transfer-plan.ts';
import { Settling } from './settling.ts';
import { syncMedia } from './sync-run.ts';
import { FakeMediaServer, missing, refused, sha1Of } from './testing/fake-media-server.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const env: Env = { clock: systemClock({}), random: { bits64: () => 1n }, log };

let profile: string;
let store: MediaStore;
let folder: MediaFolder;
let settling: Settling;
let server: FakeMediaServer;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'ebb-media-run-'));
  store = new MediaStore({ path: join(profile, 'media.db'), env });
  folder = new MediaFolder(profile);
  folder.make();
  settling = new Settling(store, folder);
  server = new FakeMediaServer();
});
afterEach(() => {
  store.close();
  rmSync(profile, { recursive: true, force: true });
});

async function sync({
  signal = new AbortController().signal,
  plan = WIDE_MEDIA_TRANSFER,
  settled = true,
  serverUsn = undefined as number | undefined,
} = {}): Promise<MediaOutcome> {
  const look = async (within: AbortSignal): Promise<void> =>
    void (await scanMedia({ store, folder, env, signal: within }));
  const quiet = (): void => undefined;
  try {
    return await syncMedia({
      store,
      folder,
      env,
      settling,
      plan,
      serverUsn,
      look,
      signal,
      calls: server,
      report: quiet,
      onFiles: quiet,
    });
  } finally {
    if (settled) await settling.all();
  }
}

function put(name: string, content: string): void {
  writeFileSync(join(folder.path, name), content);
}
function here(): Record<string, string> {
  const names = readdirSync(folder.path, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(names.map(({ name }) => [name, readFileSync(join(folder.path, name), 'utf8')]));
}
function putMany(count: number, at: (name: string, content: string) => void = put): string[] {
  const names = Array.from({ length: count }, (_, number) => `f${String(number).padStart(3, '0')}.txt`);
  for (const name of names) at(name, `content of ${name}`);
  return names;
}
function putManyThere(count: number): string[] {
  return putMany(count, (name, content) => server.put(name, content));
}

describe('a file that can not be moved', () => {
  it('and that the server has lost does not keep the others from coming', async () => {
    const [, , lost = ''] = putManyThere(60);
    server.onDownload = (names) => {
      if (names.includes(lost)) throw missing();
    };
    server.agrees = (count) => count === 59;
    const outcome = await sync();
    expect(Object.keys(here())).toHaveLength(59);
    expect(outcome).toMatchObject({ kind: 'synced', skipped: [{ fileName: lost, reason: 'notOnServer' }] });
    // Asked for once more, and then believed.
    await sync();
    expect(store.find(lost)).toBeUndefined();
    expect((await sync()).skipped).toEqual([]);
  });

  it('and that the server refuses does not keep the others from going, and is tried again', async () => {
    const [, culprit = ''] = putMany(60);
    server.onUpload = (names) => {
      if (names.includes(culprit)) throw refused();
    };
    expect((await sync()).skipped).toEqual([{ fileName: culprit, reason: 'refusedByServer' }]);
    expect(Object.keys(server.contents())).toHaveLength(59);
    server.onUpload = () => undefined;
    expect((await sync()).skipped).toEqual([]);
    expect(Object.keys(server.contents())).toHaveLength(60);
  });

  it('is no excuse for a server that refuses everything: nothing is given up', async () => {
    putManyThere(60);
    server.onDownload = () => {
      throw refused();
    };
    await expect(sync()).rejects.toMatchObject({ code: 'sync.badRequest' });
    server.onDownload = () => undefined;
    expect((await sync()).kind).toBe('synced');
    expect(here()).toEqual(server.contents());
  });

  it('because a folder or a link has its name stays on the server, and what is here stays here', async () => {
    for (const name of ['folder.txt', 'link.txt', 'fine.txt']) server.put(name, name);
    mkdirSync(join(folder.path, 'folder.txt'));
    writeFileSync(join(profile, 'elsewhere'), 'not ours');
    symlinkSync(join(profile, 'elsewhere'), join(folder.path, 'link.txt'));
    const { skipped, kind } = await sync();
    expect([kind, skipped.map(({ fileName, reason }) => `${fileName} ${reason}`).toSorted()]).toEqual([
      'synced',
      ['folder.txt notAFile', 'link.txt notAFile'],
    ]);
    expect(here()).toEqual({ 'fine.txt': 'fine.txt' });
    expect(readFileSync(join(profile, 'elsewhere'), 'utf8')).toBe('not ours');
    await sync();
    expect(Object.keys(server.contents())).toEqual(['fine.txt', 'folder.txt', 'link.txt']);
  });

  it('because this disk takes two names for one stays on the server', async () => {
    server.put('Dog.jpg', 'large');
    server.put('dog.jpg', 'small');
    vi.spyOn(folder, 'ignoresCase').mockReturnValue(true);
    await sync({ plan: OFFICIAL_MEDIA_TRANSFER });
    const { skipped, kind } = await sync();
    expect([kind, skipped.map(({ reason }) => reason), Object.keys(here()).length]).toEqual([
      'nothingToDo',
      ['caseClash'],
      1,
    ]);
    expect(server.contents()).toEqual({ 'Dog.jpg': 'large', 'dog.jpg': 'small' });
  });

  it('because it could not be read is told of in each outcome, in the log once, and goes when it can be', async () => {
    put('locked.txt', 'content');
    const locked = Object.assign(new Error('locked'), { code: 'EBUSY' });
    vi.spyOn(folder, 'read').mockRejectedValueOnce(locked).mockRejectedValueOnce(locked);
    for (let run = 0; run < 2; run += 1) expect((await sync()).skipped).toMatchObject([{ reason: 'unreadable' }]);
    expect(store.listProblems({ limit: 1 })).toMatchObject([{ fileName: 'locked.txt', problem: 'unreadable' }]);
    expect(store.logLines().filter(({ kind }) => kind === 'skipped')).toHaveLength(1);
    expect([(await sync()).skipped, server.contents()]).toEqual([[], { 'locked.txt': 'content' }]);
  });

  it('because no system should have its name is neither fetched nor removed', async () => {
    server.put('Thumbs.db', 'x');
    server.put('???', 'y');
    expect((await sync()).skipped.map(({ reason }) => reason)).toEqual(['badName', 'badName']);
    await sync();
    expect(server.contents()).toEqual({ '???': 'y', 'Thumbs.db': 'x' });
  });
});

it('a name that only some systems can have comes under another one, and that one replaces it on the server', async () => {
  server.put('what: a name?.txt', 'content');
  server.put('plain?.txt', 'odd');
  put('plain.txt', 'ours');
  expect((await sync()).kind).toBe('synced');
  expect(here()).toEqual({
    'what a name.txt': 'content',
    'plain.txt': 'ours',
    [`plain-${sha1Of('odd')}.txt`]: 'odd',
  });
  expect(server.contents()).toEqual(here());
});

describe('what was changed here', () => {
  it('on both sides is kept beside what the server has, and goes there under that name', async () => {
    put('a.txt', 'ours');
    server.put('a.txt', 'theirs');
    const { kept } = await sync();
    const keptAs = `a-${sha1Of('ours')}.txt`;
    expect(kept).toEqual([{ fileName: 'a.txt', keptAs }]);
    expect(here()).toEqual({ 'a.txt': 'theirs', [keptAs]: 'ours' });
    expect(server.contents()).toEqual(here());
  });

  it('while the server’s version is on its way is kept beside it', async () => {
    put('a.txt', 'old');
    await sync();
    server.put('a.txt', 'theirs');
    server.onDownload = () => put('a.txt', 'written in this moment');
    await sync();
    expect(Object.values(here()).toSorted()).toEqual(['theirs', 'written in this moment']);
    await sync();
    expect(server.contents()).toEqual(here());
  });

  it('in the moment in which the server removes it stays, and goes up again', async () => {
    put('a.txt', 'old');
    await sync();
    server.remove('a.txt');
    const { changes } = server;
    server.changes = (usn) => {
      put('a.txt', 'written in this moment');
      return changes.call(server, usn);
    };
    await sync();
    await sync();
    expect(server.contents()).toEqual({ 'a.txt': 'written in this moment' });
  });

  it('between the look at the folder and its upload goes up as it is then', async () => {
    put('a.txt', 'looked at');
    const { begin } = server;
    server.begin = () => {
      put('a.txt', 'written since');
      return begin.call(server);
    };
    await sync();
    await sync();
    expect(server.contents()).toEqual({ 'a.txt': 'written since' });
  });
});

describe('a server whose usn was told just before', () => {
  it('is asked nothing while it is ours and nothing waits here', async () => {
    putManyThere(3);
    await sync();
    const asked = server.requests;
    const { kind, counts } = await sync({ serverUsn: server.usn });
    expect([kind, counts.checked, server.requests]).toEqual(['nothingToDo', 0, asked]);
    expect(store.logLines().at(-1)).toMatchObject({ kind: 'complete' });
  });

  it('is asked when it is another, lower ones too', async () => {
    server.put('a.txt', 'a');
    await sync();
    const before = server.usn;
    server.put('b.txt', 'b');
    expect((await sync({ serverUsn: server.usn })).counts.added.down).toBe(1);
    const asked = server.requests;
    expect((await sync({ serverUsn: before })).kind).toBe('nothingToDo');
    expect(server.requests).toBeGreaterThan(asked);
  });

  it('is asked before anything is sent: somebody may have changed the same file since', async () => {
    server.put('a.txt', 'first');
    await sync();
    const told = server.usn;
    server.put('a.txt', 'theirs');
    put('a.txt', 'ours, changed too');
    const { kept } = await sync({ serverUsn: told });
    expect(kept).toMatchObject([{ fileName: 'a.txt' }]);
    expect(Object.values(here()).toSorted()).toEqual(['ours, changed too', 'theirs']);
    expect(server.contents()).toEqual(here());
  });

  it('is asked when what came the last time may not be on the disk', async () => {
    server.put('a.txt', 'a');
    await sync({ settled: false });
    const asked = server.requests;
    await sync({ serverUsn: server.usn });
    expect(server.requests).toBeGreaterThan(asked);
  });
});

describe('others who sync at the same time', () => {
  it('and change something between two packets are heard of in the same run', async () => {
    putMany(60);
    let others = 0;
    server.onUpload = () => {
      if (others++ === 1) server.put('theirs.txt', 'from elsewhere');
    };
    expect((await sync()).kind).toBe('synced');
    expect(here()['theirs.txt']).toBe('from elsewhere');
    expect(store.lastUsn).toBe(server.usn);
    expect((await sync()).kind).toBe('nothingToDo');
  });

  it('and replace a file that was listed already leave the newer one here', async () => {
    server.pageSize = 1;
    server.put('a.txt', 'first');
    server.put('b.txt', 'b');
    server.onDownload = (names) => {
      if (server.downloads.length === 1 && names.includes('a.txt')) server.put('a.txt', 'second');
    };
    await sync();
    expect(here()).toEqual({ 'a.txt': 'second', 'b.txt': 'b' });
  });
});

describe('a server', () => {
  it('that takes fewer files than it was sent gets the rest in the same run', async () => {
    putMany(60);
    server.processed = 7;
    expect((await sync()).kind).toBe('synced');
    expect(server.contents()).toEqual(here());
  });

  it('that sends fewer files than it was asked for is asked for the rest, each once', async () => {
    putManyThere(60);
    server.filesPerPacket = 2;
    expect((await sync()).counts.added.down).toBe(60);
    expect(here()).toEqual(server.contents());
  });

  it('whose number of files is another one makes the next sync compare everything', async () => {
    putMany(3);
    await sync();
    put('more.txt', 'more');
    server.agrees = () => false;
    expect((await sync()).kind).toBe('repeat');
    expect([store.lastUsn, store.counts().onServer]).toEqual([0, 0]);
    server.agrees = () => true;
    expect((await sync()).kind).toBe('synced');
    expect(server.uploads.flat()).toHaveLength(4);
  });

  it('that lists the same usn again and again is not believed', async () => {
    server.changes = () => Promise.resolve([{ fileName: 'a.txt', usn: 0, sha1: null }]);
    server.usn = 5;
    await expect(sync()).rejects.toMatchObject({ code: 'sync.badData' });
  });
});

describe('a run that ends early', () => {
  it('by the user’s wish keeps what has come, and the next one fetches only the rest', async () => {
    putManyThere(200);
    const stop = new AbortController();
    server.onDownload = () => {
      if (server.downloads.length === 4) stop.abort(new Error('stopped'));
    };
    await expect(sync({ signal: stop.signal, plan: OFFICIAL_MEDIA_TRANSFER })).rejects.toThrow('stopped');
    const came = Object.keys(here());
    expect(came).toHaveLength(75);
    server.downloads.length = 0;
    server.onDownload = () => undefined;
    expect((await sync()).counts.added.down).toBe(125);
    expect(server.downloads.flat().filter((name) => came.includes(name))).toEqual([]);
  });

  it('because the disk is full keeps what has come', async () => {
    putManyThere(60);
    const { stage } = folder;
    let packets = 0;
    const full = vi.spyOn(folder, 'stage').mockImplementation((contents) => {
      if (packets++ > 1) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return stage.call(folder, contents);
    });
    await expect(sync({ plan: OFFICIAL_MEDIA_TRANSFER })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(Object.keys(here())).toHaveLength(50);
    full.mockRestore();
    expect((await sync()).counts.added.down).toBe(10);
  });

  it('because the folder has gone removes nothing from the server', async () => {
    putMany(40);
    await sync();
    rmSync(join(folder.path, 'f000.txt'));
    const { begin } = server;
    server.begin = () => {
      renameSync(folder.path, `${folder.path}-away`);
      folder.make();
      return begin.call(server);
    };
    await expect(sync()).rejects.toMatchObject({ code: 'media.folderUnusable' });
    expect(Object.keys(server.contents())).toHaveLength(40);
  });

  it('before the disk has what came finds out whether it has', async () => {
    server.put('whole.txt', 'whole');
    server.put('broken.txt', 'not broken');
    server.put('gone.txt', 'gone');
    // The program ends here: nobody waits for the disk.
    settling.all = () => Promise.resolve();
    await sync({ settled: false });
    put('broken.txt', 'brok');
    rmSync(join(folder.path, 'gone.txt'));
    settling = new Settling(store, folder);
    await sync();
    await sync();
    expect(here()).toMatchObject({ 'whole.txt': 'whole', 'broken.txt': 'not broken', 'gone.txt': 'gone' });
    expect(server.contents()).toMatchObject({ 'whole.txt': 'whole', 'broken.txt': 'not broken', 'gone.txt': 'gone' });
    expect(store.counts().toFetch).toBe(0);
  });
});

it('packets in flight do not hold more than their room together', async () => {
  const large = 'x'.repeat(20 << 20);
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) server.put(`${name}.bin`, `${name}${large}`);
  let most = 0;
  let held = 0;
  const { download } = server;
  server.download = async (names, room, signal) => {
    const received = await download.call(server, names, room, signal);
    held += received.bytes;
    most = Math.max(most, held);
    return {
      ...received,
      done: () => {
        held -= received.bytes;
        received.done();
      },
    };
  };
  expect((await sync()).counts.added.down).toBe(6);
  expect([most <= 48 << 20, held]).toEqual([true, 0]);
});

it('removals spread only when they were made in step', async () => {
  putMany(3);
  await sync();
  rmSync(join(folder.path, 'f000.txt'));
  expect((await sync()).counts.removed.up).toBe(1);
  rmSync(join(folder.path, 'f001.txt'));
  store.forgetAll();
  await sync();
  expect(Object.keys(here())).toEqual(['f001.txt', 'f002.txt']);
});

it('says in the log when it began, what it left out, and that it is complete', async () => {
  put('a.txt', 'a');
  put('e.txt', '');
  await sync();
  const lines = store.logLines();
  expect([lines[0]?.kind, lines.at(-1)?.kind]).toEqual(['started', 'complete']);
  expect(lines.at(-1)?.counts?.added.up).toBe(1);
});
