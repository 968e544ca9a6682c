import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha1Of, TestMedia } from '../testing/make-media.ts';

let media: TestMedia;
beforeEach(() => {
  media = new TestMedia();
});
afterEach(() => media.end());

const bytes = (text: string): Buffer => Buffer.from(text);

describe('writing into the folder', () => {
  it('puts several files there, and leaves nothing else behind', async () => {
    const stats = await media.folder.write([
      { fileName: 'a.txt', content: bytes('one') },
      { fileName: 'b.txt', content: bytes('two') },
    ]);
    expect(stats).toEqual([media.folder.stat('a.txt'), media.folder.stat('b.txt')]);
    expect(media.names()).toEqual(['a.txt', 'b.txt']);
    expect(readdirSync(join(media.profileFolder, 'media.incoming'))).toEqual([]);
  });

  it('replaces a file as a whole', async () => {
    media.put({ 'a.txt': 'a much longer text' });
    await media.folder.write([{ fileName: 'a.txt', content: bytes('one') }]);
    expect(media.content('a.txt')).toBe('one');
  });

  it('leaves a file alone that has the name, when it was asked to', async () => {
    media.put({ 'a.txt': 'first' });
    const [stat] = await media.folder.write([{ fileName: 'a.txt', content: bytes('second'), onlyIfFree: true }]);
    expect([stat, media.content('a.txt')]).toEqual([undefined, 'first']);
  });

  it('replaces a link, not what it leads to', async () => {
    const outside = join(media.profileFolder, 'outside.txt');
    writeFileSync(outside, 'mine');
    symlinkSync(outside, join(media.path, 'a.txt'));
    await media.folder.write([{ fileName: 'a.txt', content: bytes('new') }]);
    expect([readFileSync(outside, 'utf8'), media.content('a.txt')]).toEqual(['mine', 'new']);
  });

  it('writes none of several files when one can’t be made ready', async () => {
    const files = [
      { fileName: 'a.txt', content: bytes('one') },
      { fileName: 'b.txt', content: { copyOf: join(media.profileFolder, 'nothing') } },
    ];
    await expect(media.folder.write(files)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(media.names()).toEqual([]);
    expect(readdirSync(join(media.profileFolder, 'media.incoming'))).toEqual([]);
  });

  it('makes a copy that can be edited of a file that can’t', async () => {
    const source = join(media.profileFolder, 'source.txt');
    writeFileSync(source, 'text', { mode: 0o400 });
    await media.folder.write([{ fileName: 'a.txt', content: { copyOf: source } }]);
    expect(statSync(join(media.path, 'a.txt')).mode & 0o777).toBe(0o644);
  });

  it('removes what an end in the middle of it has left', async () => {
    mkdirSync(join(media.profileFolder, 'media.incoming'));
    writeFileSync(join(media.profileFolder, 'media.incoming', 'x'), 'half');
    media.put({ '.ebb-0123456789abcdef.part': 'half', 'a.txt': 'whole' });
    expect((await media.folder.list()).map(({ name }) => name)).toEqual(['a.txt']);
    media.folder.removeUnfinished();
    expect(media.names()).toEqual(['a.txt']);
    expect(existsSync(join(media.profileFolder, 'media.incoming'))).toBe(false);
  });

  it.each(['../out.txt', 'a/b.txt', '..', ''])('refuses the name %j', async (fileName) => {
    await expect(media.folder.write([{ fileName, content: bytes('x') }])).rejects.toThrow('leads out');
    expect(existsSync(join(media.profileFolder, 'out.txt'))).toBe(false);
  });
});

describe('reading', () => {
  it('gives content, times and checksum', async () => {
    const large = Buffer.alloc((1 << 20) + 7, 'abc');
    media.put({ 'a.bin': large, 'b.txt': 'text' });
    expect(await media.folder.hash('a.bin')).toEqual({
      sha1: sha1Of(large),
      stat: media.folder.stat('a.bin'),
      steady: true,
    });
    expect((await media.folder.read('b.txt'))?.data.toString()).toBe('text');
  });

  it('follows no link, and waits for no pipe', async () => {
    symlinkSync('/etc/hostname', join(media.path, 'link.txt'));
    mkdirSync(join(media.path, 'folder'));
    for (const name of ['link.txt', 'folder', 'missing.txt']) {
      expect([await media.folder.read(name), await media.folder.hash(name), media.folder.stat(name)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  it('tells files from folders, links and names that are no text', async () => {
    media.put({ 'a.txt': 'x', 'really \u{fffd}.txt': 'x' });
    mkdirSync(join(media.path, 'sub'));
    symlinkSync('a.txt', join(media.path, 'link.txt'));
    writeFileSync(Buffer.concat([Buffer.from(`${media.path}/`), Buffer.from([0xff, 0xfe])]), 'x');
    const kinds = (await media.folder.list()).map(({ name, kind }) => [name, kind]);
    expect(kinds.toSorted()).toEqual([
      ['a.txt', 'file'],
      ['link.txt', 'odd'],
      ['really \u{fffd}.txt', 'file'],
      ['sub', 'folder'],
      ['\u{fffd}\u{fffd}', 'odd'],
    ]);
  });
});

const other = ['/dev/shm', '/tmp'].find((path) => existsSync(path) && statSync(path).dev !== statSync(tmpdir()).dev);
if (other === undefined) console.log('Tests on another volume are skipped: there is none');

describe.skipIf(other === undefined)('a folder that leads to another volume', () => {
  let elsewhere: string;
  beforeEach(() => {
    elsewhere = mkdtempSync(join(other ?? '', 'ebb-media-'));
    rmdirSync(media.path);
    symlinkSync(elsewhere, media.path);
    return () => rmSync(elsewhere, { recursive: true });
  });
  const leftBeside = (): string[] => readdirSync(join(media.profileFolder, 'media.incoming'));

  it('is written into, file by file, and nothing is left beside', async () => {
    media.put({ 'b.txt': 'first' });
    for (const text of ['one', 'two']) {
      const stats = await media.folder.write([
        { fileName: 'a.txt', content: bytes(text) },
        { fileName: 'b.txt', content: bytes(text), onlyIfFree: true },
        { fileName: 'c.txt', content: bytes(text) },
      ]);
      expect(stats).toEqual([media.folder.stat('a.txt'), undefined, media.folder.stat('c.txt')]);
      expect(['a.txt', 'b.txt', 'c.txt'].map((name) => media.content(name))).toEqual([text, 'first', text]);
    }
    expect([readdirSync(elsewhere), leftBeside()]).toEqual([['a.txt', 'b.txt', 'c.txt'], []]);
  });

  it('gets what was staged, but for a file that somebody has put there meanwhile', async () => {
    const staged = await media.folder.stage([bytes('one'), bytes('two'), bytes('three')]);
    const [one = '', two = '', three = ''] = staged;
    media.put({ 'b.txt': 'mine' });
    expect(await media.folder.place(one, 'a.txt', undefined)).toEqual(media.folder.stat('a.txt'));
    expect(await media.folder.place(two, 'b.txt', undefined)).toBeUndefined();
    expect(await media.folder.place(three, 'a.txt', media.folder.stat('a.txt'))).toEqual(media.folder.stat('a.txt'));
    media.folder.unstage(staged);
    expect([media.content('a.txt'), media.content('b.txt')]).toEqual(['three', 'mine']);
    expect([readdirSync(elsewhere), leftBeside()]).toEqual([['a.txt', 'b.txt'], []]);
  });
});

it('tells a folder from another one in its place', () => {
  const id = media.folder.id();
  expect(media.folder.id()).toBe(id);
  media.put({ 'a.txt': 'x' });
  expect(media.folder.id()).toBe(id);
  media.end();
  expect(media.folder.id()).toBeUndefined();
  mkdirSync(media.path, { recursive: true });
  expect(media.folder.id()).not.toBe(id);
});
