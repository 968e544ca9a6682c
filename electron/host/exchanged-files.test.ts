import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExchangedFiles } from './exchanged-files.ts';

let folder: string;
let passing: string;
let files: ExchangedFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-exchange-'));
  passing = join(folder, 'passing');
  files = new ExchangedFiles(passing, {});
});
afterEach(() => rmSync(folder, { recursive: true }));

const gone = { code: 'file.gone' };
const text = [{ name: 'Text', extensions: ['txt'] }];

async function received(fileName: string, content: string): Promise<string> {
  const { path } = await files.receive(fileName, content.length);
  if (content !== '') await files.addPart(path, Buffer.from(content));
  return path;
}

describe('a file that a window sends', () => {
  it('is there for reading once all of it came, in the order of the calls', async () => {
    const { path } = await files.receive('a.csv', 6);
    expect(() => files.realPath(path, 'reading')).toThrow(expect.objectContaining(gone));
    const done = await Promise.all(['ab', 'cd', 'ef'].map((part) => files.addPart(path, Buffer.from(part))));
    expect(done).toEqual([2, 4, 6]);
    expect(readFileSync(files.realPath(path, 'reading'), 'utf8')).toBe('abcdef');
  });

  it('may be empty', async () => {
    expect(readFileSync(files.realPath(await received('a.csv', ''), 'reading'), 'utf8')).toBe('');
  });

  it('never has more bytes than were announced', async () => {
    const { path } = await files.receive('a.csv', 2);
    await expect(files.addPart(path, Buffer.from('abc'))).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it.each(['../../a.csv', '/etc/a.csv', 'C:\\a.csv', 'a\u0000.csv', '.csv', 'a.c/sv', `${'x'.repeat(5000)}.csv`])(
    'lies in the folder of passing files whatever it calls itself: %j',
    async (fileName) => {
      const real = files.realPath(await received(fileName, 'x'), 'reading');
      expect(real).toMatch(/[\\/]passing[\\/][0-9a-f]{24}(?:\.csv)?$/u);
      expect(readdirSync(folder)).toEqual(['passing']);
    },
  );

  it('keeps an ending that says what it is', async () => {
    expect(files.realPath(await received('Deck.APKG', 'x'), 'reading')).toMatch(/\.apkg$/u);
  });

  it.skipIf(process.platform === 'win32')('can be read by its user only', async () => {
    const real = files.realPath(await received('a.csv', 'x'), 'reading');
    expect([statSync(real).mode & 0o077, statSync(passing).mode & 0o077]).toEqual([0, 0]);
  });

  it('is removed when it is released, even while it comes', async () => {
    const whole = await received('a.csv', 'x');
    const { path } = await files.receive('b.csv', 3);
    const part = files.addPart(path, Buffer.from('x'));
    await files.release(path);
    await part;
    await files.release(whole);
    expect(readdirSync(passing)).toEqual([]);
    expect(() => files.realPath(whole, 'reading')).toThrow(expect.objectContaining(gone));
    await expect(files.addPart(path, Buffer.from('y'))).rejects.toMatchObject(gone);
  });

  it('does not outlive the host', async () => {
    await received('a.csv', 'x');
    await files.clear();
    expect(existsSync(passing)).toBe(false);
  });
});

describe('a file of this machine', () => {
  it('is read where it lies, and stays there when it is released', async () => {
    const real = join(folder, 'mine.txt');
    writeFileSync(real, 'mine');
    files = new ExchangedFiles(passing, { chooseFile: async () => real });
    const choice = await files.choose(text);
    if (choice.kind !== 'chosen') throw new Error(choice.kind);
    expect(choice.file).toMatchObject({ fileName: 'mine.txt', sizeBytes: 4 });
    expect(choice.file.path).not.toContain('mine');
    expect(files.realPath(choice.file.path, 'reading')).toBe(real);
    expect(() => files.realPath(choice.file.path, 'writing')).toThrow(expect.objectContaining(gone));
    await files.release(choice.file.path);
    expect(existsSync(real)).toBe(true);
  });

  it('can’t be named by its path', () => {
    expect(() => files.realPath('/etc/passwd', 'reading')).toThrow(expect.objectContaining(gone));
  });

  it('that is none says so', async () => {
    mkdirSync(join(folder, 'inside'));
    await expect(files.offered(join(folder, 'missing.txt'))).rejects.toMatchObject({
      ...gone,
      details: { reason: 'moved', fileName: 'missing.txt' },
    });
    await expect(files.offered(join(folder, 'inside'))).rejects.toMatchObject({ code: 'file.notAllowed' });
  });

  it('needs no answer: the dialog can be left, or be missing', async () => {
    expect(await files.choose(text)).toEqual({ kind: 'noDialog' });
    files = new ExchangedFiles(passing, { chooseFile: async () => undefined, chooseTarget: async () => undefined });
    expect([await files.choose(text), await files.chooseTarget('a.txt', text)]).toEqual([
      { kind: 'cancelled' },
      { kind: 'cancelled' },
    ]);
  });
});

describe('a file that is made', () => {
  it('goes where the person chose', async () => {
    const real = join(folder, 'here.txt');
    files = new ExchangedFiles(passing, { chooseTarget: async () => real });
    const target = await files.chooseTarget('a.txt', text);
    if (target.kind !== 'chosen') throw new Error(target.kind);
    expect(target).toMatchObject({ fileName: 'here.txt', downloadPath: null });
    expect(files.realPath(target.path, 'writing')).toBe(real);
    expect(files.takenForDownload(target.path)).toBeUndefined();
  });

  it('waits for one download where there is no dialog', async () => {
    const target = await files.chooseTarget('نص.txt', text);
    if (target.kind !== 'chosen') throw new Error(target.kind);
    expect(target.downloadPath).toBe(`download/${target.path}`);
    const realPath = files.realPath(target.path, 'writing');
    expect(files.takenForDownload(target.path)).toMatchObject({ realPath, fileName: 'نص.txt' });
    expect(files.takenForDownload(target.path)).toBeUndefined();
  });

  it('can’t be one that was sent', async () => {
    expect(files.takenForDownload(await received('a.csv', 'x'))).toBeUndefined();
  });
});

describe('a file that was opened with the app', () => {
  it('is kept until a window asks, once; what can’t be read is told of in its place', async () => {
    const real = join(folder, 'Spanish.apkg');
    writeFileSync(real, 'abc');
    mkdirSync(join(folder, 'folder.csv'));
    for (const path of [join(folder, 'none.apkg'), real, join(folder, 'folder.csv')]) await files.offer(path);
    const [none, offered, inside] = files.takeOffers();
    expect(none).toEqual({ kind: 'gone', fileName: 'none.apkg' });
    expect(inside).toEqual({ kind: 'notAllowed', fileName: 'folder.csv', reason: 'EISDIR' });
    if (offered?.kind !== 'file') throw new Error('it was not offered');
    expect(offered.file).toMatchObject({ fileName: 'Spanish.apkg', sizeBytes: 3 });
    expect(files.realPath(offered.file.path, 'reading')).toBe(real);
    expect(files.takeOffers()).toEqual([]);
  });

  it('goes over to the profile that is opened before a window has asked', async () => {
    const real = join(folder, 'Spanish.apkg');
    writeFileSync(real, 'abc');
    for (const path of [real, join(folder, 'none.apkg')]) await files.offer(path);
    const others = new ExchangedFiles(join(folder, 'other'), {});
    await files.handOffersTo(others);
    expect(files.takeOffers()).toEqual([]);
    const [offered, none] = others.takeOffers();
    if (offered?.kind !== 'file') throw new Error('it was not offered');
    expect(others.realPath(offered.file.path, 'reading')).toBe(real);
    expect(none).toMatchObject({ kind: 'gone' });
  });
});
