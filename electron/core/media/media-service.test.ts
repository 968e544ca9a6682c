import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaReferenceList } from '#shared/contract/media-references.ts';
import { MAX_MEDIA_FILE_BYTES } from '#shared/contract/media.ts';
import { NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { callContext } from '../testing/call-context.ts';
import { sha1Of, TestMedia } from '../testing/make-media.ts';
import { mediaFolderService } from './media-service.ts';
import { MediaLook } from './media-look.ts';
import { ReferenceIndex } from './reference-index.ts';
import { memorySyncProfile } from '../testing/memory-sync-profile.ts';
import type { MediaParts } from './media-engine.ts';

const nobody: MediaReferenceList = { notes: [], shown: [], templates: [], fieldsInNames: [] };
let media: TestMedia;
let named: MediaReferenceList;
const emit = vi.fn();
const rename = vi.fn(async () => ({ noteCount: 1 }));
const inlineImages = async () => ({ images: [], afterNoteId: null });
beforeEach(() => {
  media = new TestMedia();
  named = nobody;
  emit.mockClear();
  rename.mockClear();
});
afterEach(() => media.end());

function service(): ReturnType<typeof mediaFolderService> {
  const { store, folder, env, profileFolder } = media;
  const references = { list: async () => ({ stamp: String(Math.random()), references: named }), inlineImages, rename };
  const parts: MediaParts = {
    profileFolder,
    env,
    store,
    folder,
    references,
    emit,
    look: new MediaLook({ store, folder, env, emit }),
    referenceIndex: new ReferenceIndex(references),
    syncProfile: memorySyncProfile(),
    client: { version: '1', platform: 'linux' },
    safeMode: false,
  };
  return mediaFolderService(parts);
}
const noteId = NoteId.parse(1_700_000_000_000);
const notetypeId = NotetypeId.parse(1_700_000_000_001);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const added = async (fileName: string, text: string): Promise<string> =>
  (await service().addData({ fileName, data: base64(text) }, callContext<never>())).fileName;

describe('adding', () => {
  it('stores a new file in lower case, to be sent', async () => {
    expect(await added('Upper Case.TXT', 'a')).toBe('upper case.txt');
    expect(media.pending()).toEqual(['upper case.txt']);
    expect(emit.mock.calls).toEqual([['mediaFiles', { fileNames: ['upper case.txt'] }]]);
  });

  it('takes what is there when it is the same', async () => {
    media.put({ 'Dog.JPG': 'woof' });
    expect(await added('Dog.JPG', 'woof')).toBe('Dog.JPG');
    expect(await added('dog.jpg', 'woof')).toBe('dog.jpg');
    expect(await added('Dog.JPG', 'meow')).toBe(`dog-${sha1Of('meow')}.jpg`);
    expect(media.names()).toEqual(['Dog.JPG', `dog-${sha1Of('meow')}.jpg`, 'dog.jpg']);
  });

  it('never replaces a file', async () => {
    media.put({ 'a.txt': 'first' });
    expect(await added('a.txt', 'second')).toBe(`a-${sha1Of('second')}.txt`);
    expect(await added('a.txt', 'second')).toBe(`a-${sha1Of('second')}.txt`);
    expect(media.content('a.txt')).toBe('first');
  });

  it('takes a large file in parts, in their order', async () => {
    const uploadId = randomUUID();
    const { addPart, addData } = service();
    for (const part of ['one ', 'two ']) await addPart({ uploadId, data: base64(part) }, callContext<never>());
    const input = { fileName: 'parts.txt', uploadId, data: base64('three') };
    expect((await addData(input, callContext<never>())).fileName).toBe('parts.txt');
    expect(media.content('parts.txt')).toBe('one two three');
  });

  it('refuses what no server would take, and forgets it', async () => {
    const uploadId = randomUUID();
    const { addPart, addData } = service();
    const tooMuch = Buffer.alloc(MAX_MEDIA_FILE_BYTES + 1).toString('base64');
    const refused = Promise.resolve().then(() => addPart({ uploadId, data: tooMuch }, callContext<never>()));
    await expect(refused).rejects.toMatchObject({ code: 'media.tooLarge' });
    await addData({ fileName: 'after.txt', uploadId, data: base64('after') }, callContext<never>());
    expect(media.content('after.txt')).toBe('after');
  });

  it('refuses a name of which nothing is left', async () => {
    await expect(added('///', 'x')).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it('copies a file of this machine', async () => {
    const file = join(media.profileFolder, 'My Pic?.PNG');
    writeFileSync(file, 'picture');
    expect(await service().add({ file }, callContext<never>())).toEqual({ fileName: 'my pic.png' });
    expect(media.content('my pic.png')).toBe('picture');
  });

  it('knows at once that a file is too large, or empty, to be sent', async () => {
    const file = join(media.profileFolder, 'film.mp4');
    writeFileSync(file, '');
    truncateSync(file, (100 << 20) + 1);
    await service().add({ file }, callContext<never>());
    await added('empty.txt', '');
    expect(media.pending()).toEqual([]);
    expect(media.records().map(({ fileName, problem }) => [fileName, problem])).toEqual([
      ['empty.txt', 'empty'],
      ['film.mp4', 'tooLarge'],
    ]);
  });

  it('says that there is no such file', async () => {
    for (const file of [join(media.profileFolder, 'none.png'), media.profileFolder]) {
      await expect(service().add({ file }, callContext<never>())).rejects.toMatchObject({ code: 'notFound' });
    }
  });
});

describe('the trash', () => {
  const trash = (...names: string[]) => service().trash({ names }, callContext());
  const trashed = (): string[] => readdirSync(join(media.profileFolder, 'media.trash')).toSorted();

  it('takes files out of the folder, and the server is told', async () => {
    media.put({ 'a.txt': 'one', 'b.txt': 'two' });
    await media.synced();
    expect(await trash('a.txt', 'missing.txt')).toEqual({ fileCount: 1, totalBytes: 3 });
    expect([media.names(), trashed(), media.pending()]).toEqual([['b.txt'], ['a.txt'], ['-a.txt']]);
  });

  it('keeps every version of a name', async () => {
    for (const text of ['one', 'two', 'three']) {
      media.put({ 'a.txt': text });
      await trash('a.txt');
    }
    expect(trashed()).toEqual(['2', '3', 'a.txt']);
    expect(await service().restoreTrash({}, callContext())).toEqual({ fileCount: 3, totalBytes: 11 });
    expect(media.content('a.txt')).toBe('three');
    expect(media.content(`a-${sha1Of('one')}.txt`)).toBe('one');
    expect(media.content(`a-${sha1Of('two')}.txt`)).toBe('two');
  });

  it('gives files back without replacing what has their name', async () => {
    media.put({ 'a.txt': 'old', 'b.txt': 'same' });
    await media.synced();
    await trash('a.txt', 'b.txt');
    media.put({ 'a.txt': 'new', 'b.txt': 'same' });
    await media.scan();
    expect(await service().restoreTrash({}, callContext())).toEqual({ fileCount: 1, totalBytes: 3 });
    expect([media.content('a.txt'), media.content(`a-${sha1Of('old')}.txt`)]).toEqual(['new', 'old']);
    expect(media.names()).toHaveLength(3);
  });

  it('has nothing to be sent left when a removal was taken back', async () => {
    media.put({ 'a.txt': 'one' });
    await media.synced();
    await trash('a.txt');
    await service().restoreTrash({}, callContext());
    expect([media.names(), media.pending()]).toEqual([['a.txt'], []]);
  });

  it('can be emptied', async () => {
    media.put({ 'a.txt': 'one' });
    await trash('a.txt');
    media.put({ 'a.txt': 'second' });
    await trash('a.txt');
    expect(await service().emptyTrash({}, callContext())).toEqual({ fileCount: 2, totalBytes: 9 });
    expect(await service().emptyTrash({}, callContext())).toEqual({ fileCount: 0, totalBytes: 0 });
    expect(await service().restoreTrash({}, callContext())).toEqual({ fileCount: 0, totalBytes: 0 });
  });

  it('takes nothing from outside of the folder', async () => {
    writeFileSync(join(media.profileFolder, 'mine.txt'), 'mine');
    expect(await trash('../mine.txt', '..', '')).toEqual({ fileCount: 0, totalBytes: 0 });
    expect(readdirSync(media.profileFolder)).toContain('mine.txt');
  });

  it('takes no link', async () => {
    symlinkSync('/etc/hostname', join(media.path, 'link.txt'));
    expect(await trash('link.txt')).toEqual({ fileCount: 0, totalBytes: 0 });
    expect(media.names()).toEqual(['link.txt']);
  });
});

describe('the list', () => {
  const list = async (
    filter: 'all' | 'waiting' | 'problems' | 'onlyHere' | 'onlyServer' | 'unused' | 'missing' | 'caseClash',
  ) => (await service().list({ filter }, callContext<never>())).rows.map(({ fileName }) => fileName);

  beforeEach(async () => {
    media.put({ 'both.png': '1', 'gone.png': '2', 'Cat.png': '3', 'cat.png': '4', '_kept.png': '5', 'dog.jpg': '6' });
    await media.synced();
    media.put({ 'here.png': '7', 'empty.png': '' });
    media.remove('gone.png');
    await media.scan();
    media.store.put({ ...media.record('gone.png'), fileName: 'there.png', dirty: false, vanished: false, fetch: true });
    named = {
      ...nobody,
      notes: [
        { fileName: 'both.png', noteIds: [noteId] },
        { fileName: 'dog.JPG', noteIds: [noteId] },
        { fileName: 'nowhere.png', noteIds: [noteId] },
      ],
      shown: ['here.png'],
    };
  });

  it.each([
    [
      'all',
      ['Cat.png', '_kept.png', 'both.png', 'cat.png', 'dog.jpg', 'empty.png', 'gone.png', 'here.png', 'there.png'],
    ],
    ['waiting', ['gone.png', 'here.png', 'there.png']],
    ['problems', ['empty.png']],
    ['onlyHere', ['empty.png', 'here.png']],
    ['onlyServer', ['gone.png', 'there.png']],
    ['unused', ['Cat.png', 'cat.png', 'dog.jpg', 'empty.png']],
    ['missing', ['dog.JPG', 'nowhere.png']],
    ['caseClash', ['Cat.png', 'cat.png', 'dog.jpg']],
  ] as const)('knows which files are %s', async (filter, names) => {
    expect(await list(filter)).toEqual(names);
  });

  it('says where a file is, who names it, and what it clashes with', async () => {
    const { rows, total } = await service().list({ text: 'DOG' }, callContext<never>());
    expect(total).toBe(1);
    expect(rows).toMatchObject([
      {
        fileName: 'dog.jpg',
        sizeBytes: 1,
        where: 'both',
        state: 'synced',
        notes: { ids: [], count: 0 },
        clashesWith: 'dog.JPG',
      },
    ]);
  });

  it('gives a part of it, and how many there are', async () => {
    const { rows, total } = await service().list({ offset: 2, limit: 2 }, callContext<never>());
    expect([total, rows.map(({ fileName }) => fileName)]).toEqual([9, ['both.png', 'cat.png']]);
  });
});

it('lists files while there is no collection, and says that nobody looked for notes', async () => {
  media.put({ 'a.png': 'x' });
  await media.scan();
  const { store, folder, env } = media;
  const references = {
    list: async () => {
      throw new AppError('collection.notOpen', {});
    },
    inlineImages,
    rename,
  };
  const { listMedia } = await import('./media-list.ts');
  const parts = {
    store,
    look: new MediaLook({ store, folder, env, emit }),
    referenceIndex: new ReferenceIndex(references),
  };
  expect((await listMedia(parts, {})).rows).toMatchObject([{ fileName: 'a.png', notes: null }]);
  await expect(listMedia(parts, { filter: 'unused' })).rejects.toMatchObject({ code: 'collection.notOpen' });
});

describe('Check Media', () => {
  const check = () => service().check({}, callContext());

  it('compares the folder with what notes and templates name', async () => {
    media.put({
      'used.png': '1',
      'unused.png': '22',
      '_kept.png': '3',
      'empty.png': '',
      'shown file.png': '4',
      'logo.png': '5',
    });
    mkdirSync(join(media.path, 'sub'));
    symlinkSync('/etc/hostname', join(media.path, 'link.png'));
    named = {
      notes: [
        { fileName: 'used.png', noteIds: [noteId] },
        { fileName: 'missing.png', noteIds: [noteId] },
        { fileName: 'Used.PNG', noteIds: [noteId] },
      ],
      shown: ['shown file.png'],
      templates: [
        { fileName: 'logo.png', notetypeId, notetypeName: 'Basic' },
        { fileName: '_gone.png', notetypeId, notetypeName: 'Basic' },
      ],
      fieldsInNames: [{ notetypeId, notetypeName: 'Basic', template: 'Card 1' }],
    };
    expect(await check()).toEqual({
      fileCount: 6,
      totalBytes: 6,
      missing: [
        { fileName: 'Used.PNG', noteIds: [noteId], notetypeIds: [] },
        { fileName: '_gone.png', noteIds: [], notetypeIds: [notetypeId] },
        { fileName: 'missing.png', noteIds: [noteId], notetypeIds: [] },
      ],
      unused: [{ fileName: 'unused.png', sizeBytes: 2 }],
      renamed: [],
      extracted: 0,
      tooLarge: [],
      empty: ['empty.png'],
      subfolders: ['sub'],
      notFiles: ['link.png'],
      caseClashes: [{ named: 'Used.PNG', there: 'used.png', noteIds: [noteId] }],
      templateOnly: [{ fileName: 'logo.png', notetypeId, notetypeName: 'Basic' }],
      fieldsInNames: [{ notetypeId, notetypeName: 'Basic', template: 'Card 1' }],
      trash: { fileCount: 0, totalBytes: 0 },
    });
    expect(rename).not.toHaveBeenCalled();
  });

  it('gives files names that every system can hold, in the folder and in notes', async () => {
    media.put({ 'Big:Name.PNG': '1', 'e\u0301.png': '2', 'x?.png': '3', 'x.png': 'other', 'elsewhere.png': '4' });
    named = {
      ...nobody,
      notes: [
        { fileName: 'Big:Name.PNG', noteIds: [noteId] },
        { fileName: 'e\u0301.png', noteIds: [noteId] },
        { fileName: 'else*where.png', noteIds: [noteId] },
        { fileName: 'x.png', noteIds: [noteId] },
      ],
    };
    const { renamed } = await check();
    expect(new Map(renamed.map(({ from, to }) => [from, to]))).toEqual(
      new Map([
        ['Big:Name.PNG', 'bigname.png'],
        ['e\u0301.png', 'é.png'],
        ['x?.png', `x-${sha1Of('3')}.png`],
      ]),
    );
    expect(media.names()).toEqual(['bigname.png', 'elsewhere.png', `x-${sha1Of('3')}.png`, 'x.png', 'é.png']);
    expect(rename.mock.calls).toEqual([
      [
        {
          renames: [
            { from: 'Big:Name.PNG', to: 'bigname.png' },
            { from: 'e\u0301.png', to: 'é.png' },
            { from: 'else*where.png', to: 'elsewhere.png' },
          ],
        },
      ],
    ]);
    expect(media.pending()).toEqual(media.names());
  });
});
