import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OFFICIAL_MEDIA_TRANSFER } from './media-transfer-plan.ts';
import { missing, refused, sha1Of } from './testing/fake-media-server.ts';
import { MediaRun } from './testing/media-run.ts';

let run: MediaRun;
beforeEach(() => {
  run = new MediaRun();
});
afterEach(() => run.end());

describe('a file that can not be moved', () => {
  it('and that the server has lost does not keep the others from coming', async () => {
    const [, , lost = ''] = run.putManyThere(60);
    run.server.onDownload = (names) => {
      if (names.includes(lost)) throw missing();
    };
    run.server.agrees = (count) => count === 59;
    const outcome = await run.sync();
    expect(Object.keys(run.here())).toHaveLength(59);
    expect(outcome).toMatchObject({ kind: 'synced', skipped: [{ fileName: lost, reason: 'notOnServer' }] });
    // Asked for once more, and then believed.
    await run.sync();
    expect(run.store.find(lost)).toBeUndefined();
    expect((await run.sync()).skipped).toEqual([]);
  });

  it('and that the server refuses does not keep the others from going, and is tried again', async () => {
    const [, culprit = ''] = run.putMany(60);
    run.server.onUpload = (names) => {
      if (names.includes(culprit)) throw refused();
    };
    expect((await run.sync()).skipped).toEqual([{ fileName: culprit, reason: 'refusedByServer' }]);
    expect(Object.keys(run.server.contents())).toHaveLength(59);
    run.server.onUpload = () => undefined;
    expect((await run.sync()).skipped).toEqual([]);
    expect(Object.keys(run.server.contents())).toHaveLength(60);
  });

  it('is no excuse for a server that refuses everything: nothing is given up', async () => {
    run.putManyThere(60);
    run.server.onDownload = () => {
      throw refused();
    };
    await expect(run.sync()).rejects.toMatchObject({ code: 'sync.badRequest' });
    run.server.onDownload = () => undefined;
    expect((await run.sync()).kind).toBe('synced');
    expect(run.here()).toEqual(run.server.contents());
  });

  it('because a folder or a link has its name stays on the server, and what is here stays here', async () => {
    for (const name of ['folder.txt', 'link.txt', 'fine.txt']) run.server.put(name, name);
    mkdirSync(join(run.folder.path, 'folder.txt'));
    writeFileSync(join(run.profile, 'elsewhere'), 'not ours');
    symlinkSync(join(run.profile, 'elsewhere'), join(run.folder.path, 'link.txt'));
    const { skipped, kind } = await run.sync();
    expect([kind, skipped.map(({ fileName, reason }) => `${fileName} ${reason}`).toSorted()]).toEqual([
      'synced',
      ['folder.txt notAFile', 'link.txt notAFile'],
    ]);
    expect(run.here()).toEqual({ 'fine.txt': 'fine.txt' });
    expect(readFileSync(join(run.profile, 'elsewhere'), 'utf8')).toBe('not ours');
    await run.sync();
    expect(Object.keys(run.server.contents())).toEqual(['fine.txt', 'folder.txt', 'link.txt']);
  });

  it('because this disk takes two names for one stays on the server', async () => {
    run.server.put('Dog.jpg', 'large');
    run.server.put('dog.jpg', 'small');
    vi.spyOn(run.folder, 'ignoresCase').mockReturnValue(true);
    await run.sync({ plan: OFFICIAL_MEDIA_TRANSFER });
    const { skipped, kind } = await run.sync();
    expect([kind, skipped.map(({ reason }) => reason), Object.keys(run.here()).length]).toEqual([
      'nothingToDo',
      ['caseClash'],
      1,
    ]);
    expect(run.server.contents()).toEqual({ 'Dog.jpg': 'large', 'dog.jpg': 'small' });
  });

  it('because it could not be read is told of in each outcome, in the log once, and goes when it can be', async () => {
    run.put('locked.txt', 'content');
    const locked = Object.assign(new Error('locked'), { code: 'EBUSY' });
    vi.spyOn(run.folder, 'read').mockRejectedValueOnce(locked).mockRejectedValueOnce(locked);
    for (let time = 0; time < 2; time += 1)
      expect((await run.sync()).skipped).toMatchObject([{ reason: 'unreadable' }]);
    expect(run.store.listProblems({ limit: 1 })).toMatchObject([{ fileName: 'locked.txt', problem: 'unreadable' }]);
    expect(run.store.logLines().filter(({ kind }) => kind === 'skipped')).toHaveLength(1);
    expect([(await run.sync()).skipped, run.server.contents()]).toEqual([[], { 'locked.txt': 'content' }]);
  });

  it('because no system should have its name is neither fetched nor removed', async () => {
    run.server.put('Thumbs.db', 'x');
    run.server.put('???', 'y');
    expect((await run.sync()).skipped.map(({ reason }) => reason)).toEqual(['badName', 'badName']);
    await run.sync();
    expect(run.server.contents()).toEqual({ '???': 'y', 'Thumbs.db': 'x' });
  });
});

it('a name that only some systems can have comes under another one, and that one replaces it on the server', async () => {
  run.server.put('what: a name?.txt', 'content');
  run.server.put('plain?.txt', 'odd');
  run.put('plain.txt', 'ours');
  expect((await run.sync()).kind).toBe('synced');
  expect(run.here()).toEqual({
    'what a name.txt': 'content',
    'plain.txt': 'ours',
    [`plain-${sha1Of('odd')}.txt`]: 'odd',
  });
  expect(run.server.contents()).toEqual(run.here());
});
