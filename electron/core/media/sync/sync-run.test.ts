import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OFFICIAL_MEDIA_TRANSFER } from './media-transfer-plan.ts';
import { missing, sha1Of } from './testing/fake-media-server.ts';
import { MediaRun } from './testing/media-run.ts';

let run: MediaRun;
beforeEach(() => {
  run = new MediaRun();
});
afterEach(() => run.end());

describe('what was changed here', () => {
  it('on both sides is kept beside what the server has, and goes there under that name', async () => {
    run.put('a.txt', 'ours');
    run.server.put('a.txt', 'theirs');
    const { kept } = await run.sync();
    const keptAs = `a-${sha1Of('ours')}.txt`;
    expect(kept).toEqual([{ fileName: 'a.txt', keptAs }]);
    expect(run.here()).toEqual({ 'a.txt': 'theirs', [keptAs]: 'ours' });
    expect(run.server.contents()).toEqual(run.here());
  });

  it('while the server’s version is on its way is kept beside it', async () => {
    run.put('a.txt', 'old');
    await run.sync();
    run.server.put('a.txt', 'theirs');
    run.server.onDownload = () => run.put('a.txt', 'written in this moment');
    await run.sync();
    expect(Object.values(run.here()).toSorted()).toEqual(['theirs', 'written in this moment']);
    await run.sync();
    expect(run.server.contents()).toEqual(run.here());
  });

  it('in the moment in which the server removes it stays, and goes up again', async () => {
    run.put('a.txt', 'old');
    await run.sync();
    run.server.remove('a.txt');
    const { changes } = run.server;
    run.server.changes = (usn) => {
      run.put('a.txt', 'written in this moment');
      return changes.call(run.server, usn);
    };
    await run.sync();
    await run.sync();
    expect(run.server.contents()).toEqual({ 'a.txt': 'written in this moment' });
  });

  it('between the look at the folder and its upload goes up as it is then', async () => {
    run.put('a.txt', 'looked at');
    const { begin } = run.server;
    run.server.begin = () => {
      run.put('a.txt', 'written since');
      return begin.call(run.server);
    };
    await run.sync();
    await run.sync();
    expect(run.server.contents()).toEqual({ 'a.txt': 'written since' });
  });
});

describe('a server whose usn was told just before', () => {
  it('is asked nothing while it is ours and nothing waits here', async () => {
    run.putManyThere(3);
    await run.sync();
    const asked = run.server.requests;
    const { kind, counts } = await run.sync({ serverUsn: run.server.usn });
    expect([kind, counts.checked, run.server.requests]).toEqual(['nothingToDo', 0, asked]);
    expect(run.store.logLines().at(-1)).toMatchObject({ kind: 'complete' });
  });

  it('is asked when it is another, lower ones too', async () => {
    run.server.put('a.txt', 'a');
    await run.sync();
    const before = run.server.usn;
    run.server.put('b.txt', 'b');
    expect((await run.sync({ serverUsn: run.server.usn })).counts.added.down).toBe(1);
    const asked = run.server.requests;
    expect((await run.sync({ serverUsn: before })).kind).toBe('nothingToDo');
    expect(run.server.requests).toBeGreaterThan(asked);
  });

  it('is asked before anything is sent: somebody may have changed the same file since', async () => {
    run.server.put('a.txt', 'first');
    await run.sync();
    const told = run.server.usn;
    run.server.put('a.txt', 'theirs');
    run.put('a.txt', 'ours, changed too');
    const { kept } = await run.sync({ serverUsn: told });
    expect(kept).toMatchObject([{ fileName: 'a.txt' }]);
    expect(Object.values(run.here()).toSorted()).toEqual(['ours, changed too', 'theirs']);
    expect(run.server.contents()).toEqual(run.here());
  });

  it('is asked when what came the last time may not be on the disk', async () => {
    run.server.put('a.txt', 'a');
    await run.sync({ settled: false });
    const asked = run.server.requests;
    await run.sync({ serverUsn: run.server.usn });
    expect(run.server.requests).toBeGreaterThan(asked);
  });
});

describe('a file that has come, before it is known to be on the disk', () => {
  beforeEach(async () => {
    vi.spyOn(run.folder, 'settle').mockResolvedValue([]);
    run.server.put('a.txt', 'theirs');
    await run.sync({ settled: false });
  });

  it('and that is edited goes up under its name', async () => {
    run.put('a.txt', 'edited here');
    expect(await run.sync()).toMatchObject({ kept: [], skipped: [] });
    expect(run.here()).toEqual({ 'a.txt': 'edited here' });
    expect(run.server.contents()).toEqual(run.here());
  });

  it('and that is removed goes from the server', async () => {
    rmSync(join(run.folder.path, 'a.txt'));
    await run.sync();
    expect([run.here(), run.server.contents()]).toEqual([{}, {}]);
  });

  it('and that is edited while the server removes it goes up again', async () => {
    run.put('a.txt', 'edited here');
    run.server.remove('a.txt');
    await run.sync();
    expect(run.here()).toEqual({ 'a.txt': 'edited here' });
    expect(run.server.contents()).toEqual(run.here());
  });
});

it('what both have changed, and the server removes while it is asked for, goes up', async () => {
  run.put('a.txt', 'old');
  await run.sync();
  run.put('a.txt', 'edited here');
  run.server.put('a.txt', 'edited there');
  run.server.onDownload = () => {
    run.server.onDownload = () => undefined;
    run.server.remove('a.txt');
    throw missing();
  };
  await run.sync();
  await run.sync();
  expect(run.here()).toEqual({ 'a.txt': 'edited here' });
  expect(run.server.contents()).toEqual(run.here());
});

describe('others who sync at the same time', () => {
  it('and change something between two packets are heard of in the same run', async () => {
    run.putMany(60);
    let others = 0;
    run.server.onUpload = () => {
      if (others++ === 1) run.server.put('theirs.txt', 'from elsewhere');
    };
    expect((await run.sync()).kind).toBe('synced');
    expect(run.here()['theirs.txt']).toBe('from elsewhere');
    expect(run.store.lastUsn).toBe(run.server.usn);
    expect((await run.sync()).kind).toBe('nothingToDo');
  });

  it('and replace a file that was listed already leave the newer one here', async () => {
    run.server.pageSize = 1;
    run.server.put('a.txt', 'first');
    run.server.put('b.txt', 'b');
    run.server.onDownload = (names) => {
      if (run.server.downloads.length === 1 && names.includes('a.txt')) run.server.put('a.txt', 'second');
    };
    await run.sync();
    expect(run.here()).toEqual({ 'a.txt': 'second', 'b.txt': 'b' });
  });
});

describe('a server', () => {
  it('that takes fewer files than it was sent gets the rest in the same run', async () => {
    run.putMany(60);
    run.server.processed = 7;
    expect((await run.sync()).kind).toBe('synced');
    expect(run.server.contents()).toEqual(run.here());
  });

  it('that sends fewer files than it was asked for is asked for the rest, each once', async () => {
    run.putManyThere(60);
    run.server.filesPerPacket = 2;
    expect((await run.sync()).counts.added.down).toBe(60);
    expect(run.here()).toEqual(run.server.contents());
  });

  it('whose number of files is another one makes the next sync compare everything', async () => {
    run.putMany(3);
    await run.sync();
    run.put('more.txt', 'more');
    run.server.agrees = () => false;
    expect((await run.sync()).kind).toBe('repeat');
    expect([run.store.lastUsn, run.store.count('onServer')]).toEqual([0, 0]);
    run.server.agrees = () => true;
    expect((await run.sync()).kind).toBe('synced');
    expect(run.server.uploads.flat()).toHaveLength(4);
  });

  it('that lists the same usn again and again is not believed', async () => {
    run.server.changes = () => Promise.resolve([{ fileName: 'a.txt', usn: 0, sha1: null }]);
    run.server.usn = 5;
    await expect(run.sync()).rejects.toMatchObject({ code: 'sync.badData' });
  });
});

describe('a run that ends early', () => {
  it('by the user’s wish keeps what has come, and the next one fetches only the rest', async () => {
    run.putManyThere(200);
    const stop = new AbortController();
    run.server.onDownload = () => {
      if (run.server.downloads.length === 4) stop.abort(new Error('stopped'));
    };
    await expect(run.sync({ signal: stop.signal, plan: OFFICIAL_MEDIA_TRANSFER })).rejects.toThrow('stopped');
    const came = Object.keys(run.here());
    expect(came).toHaveLength(75);
    run.server.downloads.length = 0;
    run.server.onDownload = () => undefined;
    expect((await run.sync()).counts.added.down).toBe(125);
    expect(run.server.downloads.flat().filter((name) => came.includes(name))).toEqual([]);
  });

  it('because the disk is full keeps what has come', async () => {
    run.putManyThere(60);
    const { stage } = run.folder;
    let packets = 0;
    const full = vi.spyOn(run.folder, 'stage').mockImplementation((contents) => {
      if (packets++ > 1) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return stage.call(run.folder, contents);
    });
    await expect(run.sync({ plan: OFFICIAL_MEDIA_TRANSFER })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(Object.keys(run.here())).toHaveLength(50);
    full.mockRestore();
    expect((await run.sync()).counts.added.down).toBe(10);
  });

  it('because the folder has gone removes nothing from the server', async () => {
    run.putMany(40);
    await run.sync();
    rmSync(join(run.folder.path, 'f000.txt'));
    const { begin } = run.server;
    run.server.begin = () => {
      renameSync(run.folder.path, `${run.folder.path}-away`);
      run.folder.make();
      return begin.call(run.server);
    };
    await expect(run.sync()).rejects.toMatchObject({ code: 'media.folderUnusable' });
    expect(Object.keys(run.server.contents())).toHaveLength(40);
  });

  it('before the disk has what came finds out whether it has', async () => {
    run.server.put('whole.txt', 'whole');
    run.server.put('broken.txt', 'not broken');
    run.server.put('gone.txt', 'gone');
    // The program ends here: nobody waits for the disk.
    run.settling.all = () => Promise.resolve();
    await run.sync({ settled: false });
    run.put('broken.txt', 'brok');
    rmSync(join(run.folder.path, 'gone.txt'));
    run.restart();
    await run.sync();
    await run.sync();
    expect(run.here()).toMatchObject({ 'whole.txt': 'whole', 'broken.txt': 'not broken', 'gone.txt': 'gone' });
    expect(run.server.contents()).toMatchObject({
      'whole.txt': 'whole',
      'broken.txt': 'not broken',
      'gone.txt': 'gone',
    });
    expect(run.store.count('toFetch')).toBe(0);
  });
});

it('packets in flight do not hold more than their room together', async () => {
  const large = 'x'.repeat(20 << 20);
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) run.server.put(`${name}.bin`, `${name}${large}`);
  let most = 0;
  let held = 0;
  const { download } = run.server;
  run.server.download = async (names, room, signal) => {
    const received = await download.call(run.server, names, room, signal);
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
  expect((await run.sync()).counts.added.down).toBe(6);
  expect([most <= 48 << 20, held]).toEqual([true, 0]);
});

it('removals spread only when they were made in step', async () => {
  run.putMany(3);
  await run.sync();
  rmSync(join(run.folder.path, 'f000.txt'));
  expect((await run.sync()).counts.removed.up).toBe(1);
  rmSync(join(run.folder.path, 'f001.txt'));
  run.store.forgetAll();
  await run.sync();
  expect(Object.keys(run.here())).toEqual(['f001.txt', 'f002.txt']);
});

it('says in the log when it began, what it left out, and that it is complete', async () => {
  run.put('a.txt', 'a');
  run.put('e.txt', '');
  await run.sync();
  const lines = run.store.logLines();
  expect([lines[0]?.kind, lines.at(-1)?.kind]).toEqual(['started', 'complete']);
  expect(lines.at(-1)?.counts?.added.up).toBe(1);
});
