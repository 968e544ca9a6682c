import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha1Of, TestMedia } from '../testing/make-media.ts';

let media: TestMedia;
beforeEach(() => {
  media = new TestMedia();
});
afterEach(() => media.end());

const many = (count: number, prefix = 'f'): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}.txt`, `content ${at}`]));

describe('a look at the folder', () => {
  it('notes new files with their content', async () => {
    media.put({ 'a.txt': 'one', 'b.png': 'two' });
    const { changed, ...result } = await media.scan();
    expect([changed.toSorted(), result]).toEqual([['a.txt', 'b.png'], { fileCount: 2, lost: [] }]);
    expect(media.records().map(({ fileName, sha1 }) => [fileName, sha1])).toEqual([
      ['a.txt', sha1Of('one')],
      ['b.png', sha1Of('two')],
    ]);
    expect(media.pending()).toEqual(['a.txt', 'b.png']);
  });

  it('finds nothing where nothing happened', async () => {
    media.put({ 'a.txt': 'one' });
    await media.synced();
    expect(await media.scan()).toEqual({ fileCount: 1, changed: [], lost: [] });
    expect(media.pending()).toEqual([]);
  });

  it('tells what came and what went from what stayed, in whatever order names are listed', async () => {
    // By bytes, by letters and by code units, these have different orders.
    const names = ['B.txt', 'a.txt', 'é.txt', '\u{ff21}.txt', '\u{1f600}.txt', '1.txt', '10.txt', '2.txt'];
    media.put(Object.fromEntries(names.map((name) => [name, name])));
    await media.synced();
    media.put({ 'A.png': 'new', '\u{fe69}.txt': 'new', '\u{1f700}.txt': 'new', '10.txt': 'other' });
    for (const gone of ['é.txt', '1.txt']) rmSync(join(media.path, gone));
    const { changed, fileCount } = await media.scan();
    expect(new Set(changed)).toEqual(new Set(['A.png', '\u{fe69}.txt', '\u{1f700}.txt', '10.txt', 'é.txt', '1.txt']));
    expect(fileCount).toBe(9);
    expect(await media.scan()).toEqual({ fileCount: 9, changed: [], lost: [] });
  });

  it('notices an edit in place although the folder’s time stays', async () => {
    media.put({ 'a.txt': 'one' });
    await media.synced();
    const folderTime = statSync(media.path).mtimeMs;
    writeFileSync(join(media.path, 'a.txt'), 'two', { flag: 'r+' });
    expect(statSync(media.path).mtimeMs).toBe(folderTime);
    expect((await media.scan()).changed).toEqual(['a.txt']);
    expect(media.pending()).toEqual(['a.txt']);
  });

  it('notices an edit that keeps size and time', async () => {
    media.put({ 'a.txt': 'one' });
    const { atime, mtime } = statSync(join(media.path, 'a.txt'));
    await media.synced();
    media.put({ 'a.txt': 'two' });
    utimesSync(join(media.path, 'a.txt'), atime, mtime);
    expect((await media.scan()).changed).toEqual(['a.txt']);
  });

  it('reads a file once more that was written just before the last look', async () => {
    media.put({ 'a.txt': 'one' });
    const { modifiedUs = 0 } = media.folder.stat('a.txt') ?? {};
    // As if the look had come within the tick of the clock that the file was written in.
    const atMs = (ms: number) => ({ ...media.env, clock: { nowMs: () => ms, offsetWestMins: () => 0 } });
    await media.scan({ env: atMs(modifiedUs / 1000) });
    expect(media.records()).toMatchObject([{ settled: false }]);
    await media.scan({ env: atMs(modifiedUs / 1000 + 10_000) });
    expect(media.records()).toMatchObject([{ settled: true, sha1: sha1Of('one') }]);
  });

  it('takes a file with a new time and the same content for the same', async () => {
    media.put({ 'a.txt': 'one' });
    await media.synced();
    utimesSync(join(media.path, 'a.txt'), 1, 1);
    expect((await media.scan()).changed).toEqual([]);
    expect(media.pending()).toEqual([]);
  });

  it('forgets a change that was taken back before it was sent', async () => {
    media.put({ 'a.txt': 'one' });
    await media.synced();
    media.put({ 'a.txt': 'two!' });
    await media.scan();
    media.put({ 'a.txt': 'one' });
    await media.scan();
    expect(media.pending()).toEqual([]);
  });

  it('notes removals of what the server has, and forgets what it never had', async () => {
    media.put({ 'a.txt': 'one' });
    await media.synced();
    media.put({ 'b.txt': 'never sent' });
    await media.scan();
    media.remove('a.txt', 'b.txt');
    expect((await media.scan()).changed).toEqual(['a.txt', 'b.txt']);
    expect(media.pending()).toEqual(['-a.txt']);
    expect(media.records()).toHaveLength(1);
  });

  it('lets a file come back that the server has changed and that was removed here', async () => {
    media.put({ 'a.txt': 'one' });
    await media.synced();
    media.store.put({ ...media.record('a.txt'), fetch: true, serverSha1: sha1Of('newer') });
    media.remove('a.txt');
    await media.scan();
    expect([media.pending(), media.toFetch()]).toEqual([[], ['a.txt']]);
  });

  it('compares every content when it is asked to be thorough', async () => {
    media.put({ 'a.txt': 'one' });
    await media.synced();
    const record = media.record('a.txt');
    media.put({ 'a.txt': 'two' });
    // A file system that tells nothing of the edit.
    media.store.put({ ...record, stat: media.folder.stat('a.txt') ?? null, settled: true });
    expect((await media.scan()).changed).toEqual([]);
    expect((await media.scan({ thorough: true })).changed).toEqual(['a.txt']);
  });

  it('can be cancelled, and what it has read by then is known', async () => {
    media.put(many(600));
    const stop = new AbortController();
    const cancelled = media.scan({ signal: stop.signal, report: () => stop.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'interrupted' });
    expect(media.records().length).toBe(256);
    expect((await media.scan()).changed).toHaveLength(600 - 256);
  });
});

describe('what stays out of syncing', () => {
  it('is noted with its reason', async () => {
    media.put({ 'empty.png': '', 'bad:name.png': 'x', 'e\u0301.png': 'x', 'Thumbs.db': 'x', '.DS_Store': 'x' });
    writeFileSync(join(media.path, 'film.mp4'), '');
    truncateSync(join(media.path, 'film.mp4'), (100 << 20) + 1);
    mkdirSync(join(media.path, 'sub'));
    symlinkSync('/etc/hostname', join(media.path, 'link.png'));
    symlinkSync('/nowhere', join(media.path, 'dangling.png'));
    execFileSync('mkfifo', [join(media.path, 'pipe.png')]);
    await media.scan();
    expect(media.records().map(({ fileName, problem }) => [fileName, problem])).toEqual([
      ['bad:name.png', 'badName'],
      ['dangling.png', 'notAFile'],
      ['empty.png', 'empty'],
      ['e\u0301.png', 'badName'],
      ['film.mp4', 'tooLarge'],
      ['link.png', 'notAFile'],
      ['pipe.png', 'notAFile'],
    ]);
    expect(media.pending()).toEqual([]);
  });

  it('is synced as soon as it can be', async () => {
    media.put({ 'a.png': '' });
    await media.scan();
    media.put({ 'a.png': 'x' });
    await media.scan();
    expect(media.pending()).toEqual(['a.png']);
    expect(media.records()).toMatchObject([{ problem: null }]);
  });

  it('is not taken off the server: an emptied file comes back', async () => {
    media.put({ 'a.png': 'picture' });
    await media.synced();
    truncateSync(join(media.path, 'a.png'), 0);
    await media.scan();
    expect([media.pending(), media.toFetch()]).toEqual([[], ['a.png']]);
  });

  it('is not taken off the server when it becomes too large or a link', async () => {
    media.put({ 'a.png': 'picture', 'b.png': 'picture' });
    await media.synced();
    truncateSync(join(media.path, 'a.png'), (100 << 20) + 1);
    rmSync(join(media.path, 'b.png'));
    symlinkSync('/etc/hostname', join(media.path, 'b.png'));
    await media.scan();
    expect([media.pending(), media.toFetch()]).toEqual([[], []]);
    expect(media.store.count('onServer')).toBe(2);
  });

  it('is not taken off the server when a folder has its name', async () => {
    media.put({ 'a.png': 'picture' });
    await media.synced();
    media.remove('a.png');
    mkdirSync(join(media.path, 'a.png'));
    expect((await media.scan()).changed).toEqual(['a.png']);
    expect(media.record('a.png')).toMatchObject({ problem: 'notAFile', dirty: false, serverSha1: sha1Of('picture') });
    expect((await media.scan()).changed).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('keeps what is known of a file that can’t be read for now', async () => {
    media.put({ 'a.png': 'picture' });
    await media.synced();
    appendFileSync(join(media.path, 'a.png'), '!');
    chmodSync(join(media.path, 'a.png'), 0);
    await media.scan();
    expect(media.records()).toMatchObject([{ problem: 'unreadable', dirty: false }]);
    chmodSync(join(media.path, 'a.png'), 0o644);
    await media.scan();
    expect(media.pending()).toEqual(['a.png']);
  });
});

describe('a folder that is gone', () => {
  const lostAll = (): unknown => [media.pending(), media.toFetch().length, media.store.lost?.fileCount];

  it('is made again, and what the server has is fetched again', async () => {
    media.put(many(30));
    await media.synced();
    rmSync(media.path, { recursive: true });
    expect((await media.scan()).lost).toHaveLength(30);
    expect(lostAll()).toEqual([[], 30, 30]);
    expect(readdirSync(media.path)).toEqual([]);
  });

  it('is noticed although another one is in its place at once', async () => {
    media.put(many(3));
    await media.synced();
    rmSync(media.path, { recursive: true });
    // Often with the number of the old one.
    mkdirSync(media.path);
    media.put({ 'f1.txt': 'content 1', 'new.txt': 'new' });
    expect((await media.scan()).lost).toEqual(['f0.txt', 'f2.txt']);
    expect([media.pending(), media.toFetch()]).toEqual([['new.txt'], ['f0.txt', 'f2.txt']]);
  });

  it('comes back with everything in it when it was only moved away', async () => {
    media.put(many(3));
    await media.synced();
    renameSync(media.path, `${media.path}.away`);
    await media.scan();
    rmSync(media.path, { recursive: true });
    renameSync(`${media.path}.away`, media.path);
    expect((await media.scan()).lost).toEqual([]);
    expect(lostAll()).toEqual([[], 0, 3]);
  });

  it('takes back the removals that were found while it was being emptied', async () => {
    media.put(many(40));
    await media.synced();
    media.remove(...Object.keys(many(10)));
    await media.scan();
    expect(media.pending()).toHaveLength(10);
    rmSync(media.path, { recursive: true });
    await media.scan();
    expect(lostAll()).toEqual([[], 40, 40]);
  });

  it('leaves removals alone that were asked for', async () => {
    media.put(many(3));
    await media.synced();
    media.store.noteRemoved('f0.txt');
    media.remove('f0.txt');
    rmSync(media.path, { recursive: true });
    await media.scan();
    expect([media.pending(), media.toFetch()]).toEqual([['-f0.txt'], ['f1.txt', 'f2.txt']]);
  });

  it('that a link leads nowhere is an error, and nothing is removed', async () => {
    media.put(many(3));
    await media.synced();
    rmSync(media.path, { recursive: true });
    symlinkSync('/nowhere/at/all', media.path);
    await expect(media.scan()).rejects.toMatchObject({ code: 'media.folderUnusable' });
    expect(media.pending()).toEqual([]);
  });

  it('most of whose files are gone at once is one that something has happened to', async () => {
    media.put(many(210));
    await media.synced();
    media.remove(...Object.keys(many(106)));
    expect((await media.scan()).lost).toHaveLength(106);
    expect(lostAll()).toEqual([[], 106, 106]);
  });

  it('has lost nothing when fewer than half, or only some files are gone', async () => {
    media.put(many(210));
    await media.synced();
    media.remove(...Object.keys(many(104)));
    expect((await media.scan()).lost).toEqual([]);
    expect(media.pending()).toHaveLength(104);
  });
});

it('a database that can’t be read is begun anew: everything is compared, nothing is removed', async () => {
  media.put({ 'a.txt': 'one', 'b.txt': 'two' });
  await media.synced();
  media.remove('a.txt');
  await media.scan();
  media.store.close();
  writeFileSync(join(media.profileFolder, 'media.db'), 'x'.repeat(5000));
  media.reopenStore();
  await media.scan();
  expect([media.pending(), media.store.lastUsn]).toEqual([['b.txt'], 0]);
  expect(readdirSync(media.profileFolder).some((name) => name.startsWith('media.unreadable-'))).toBe(true);
});
