import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PlaceSystem, riskyPlaceOf } from './risky-place.ts';

const EXT4 = 0xef53;
const FUSE = 0x65_73_55_46;

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ebb-place-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function system(changes: Partial<PlaceSystem> = {}): PlaceSystem {
  return {
    platform: 'linux',
    realPath: async (path) => realpathSync(path),
    fileSystem: async () => EXT4,
    mounts: async () => Promise.reject(new Error('asked')),
    ...changes,
  };
}
function folder(...names: readonly string[]): string {
  const path = join(root, ...names);
  mkdirSync(path, { recursive: true });
  return path;
}

test.each([
  [0x6969, 'NFS'],
  [0xff53_4d42, 'CIFS'],
  // As a system with shorter numbers says it.
  [0xfe53_4d42 - 2 ** 32, 'SMB'],
  [0x0102_1997, '9P'],
])('the file system %i is a network', async (type, by) => {
  const asked: string[] = [];
  const fileSystem = async (path: string): Promise<number> => asked.push(path) * type;
  const path = folder('profiles', 'User 1');
  expect(await riskyPlaceOf(path, system({ fileSystem }))).toEqual({ kind: 'network', by });
  expect(asked).toEqual([path]);
});

test('a disk is none', async () => {
  expect(await riskyPlaceOf(folder('Ebb'), system())).toBeNull();
});

test.each([
  ['fuse.sshfs', 'me@host:/home/me', { kind: 'network', by: 'SSHFS' }],
  ['fuse.rclone', 'drive:', { kind: 'network', by: 'rclone' }],
  ['fuse', 'https://dav.example.org/', { kind: 'network', by: 'WebDAV' }],
  ['fuseblk', '/dev/sda1', null],
  ['fuse.gocryptfs', '/home/me/locked', null],
  ['fuse', '/dev/fuse', null],
])('what a program serves is told by its name: %s from %s', async (type, source, place) => {
  const path = folder('Ebb');
  const mounts = async (): Promise<string> =>
    `28 1 259:2 / / rw - ext4 /dev/sda2 rw\n95 28 0:51 / ${root} rw - ${type} ${source} rw\n`;
  expect(await riskyPlaceOf(path, system({ fileSystem: async () => FUSE, mounts }))).toEqual(place);
});

test.each([
  ['\\\\server\\share\\Ebb', { kind: 'network', by: 'SMB' }],
  ['\\\\?\\UNC\\server\\share', { kind: 'network', by: 'SMB' }],
])('a path of Windows that names a server is a network: %s', async (real, place) => {
  expect(await riskyPlaceOf('Z:\\Ebb', system({ platform: 'win32', realPath: async () => real }))).toEqual(place);
});

test.each([
  ['//me@server/share', 'smbfs, nodev, nosuid, mounted by me', { kind: 'network', by: 'SMB' }],
  ['server:/share', 'nfs, nodev', { kind: 'network', by: 'NFS' }],
  ['me@host:', 'macfuse, nodev, nosuid, synchronous', { kind: 'network', by: 'FUSE' }],
  ['/dev/disk4s1', 'macfuse, local, synchronous', null],
  ['/dev/disk4s1', 'apfs, local, journaled', null],
])('a Mac’s file systems have names: %s (%s)', async (source, words, place) => {
  // Their numbers differ from one Mac to the next.
  const fileSystem = async (): Promise<number> => Promise.reject(new Error('asked'));
  const mounts = async (): Promise<string> => `/dev/disk3s1 on / (apfs, local)\n${source} on ${root} (${words})\n`;
  expect(await riskyPlaceOf(folder('Ebb'), system({ platform: 'darwin', fileSystem, mounts }))).toEqual(place);
});

test('this system’s own list of what is mounted can be asked', async () => {
  expect(['network', 'synced', undefined]).toContain((await riskyPlaceOf(folder('Ebb')))?.kind);
});

test.each([
  ['Dropbox', 'Dropbox'],
  ['Dropbox (Personal)', 'Dropbox'],
  ['OneDrive', 'OneDrive'],
  ['OneDrive - Company', 'OneDrive'],
  ['OneDrive-Personal', 'OneDrive'],
  ['GoogleDrive-me@example.com', 'Google Drive'],
  ['Mobile Documents', 'iCloud'],
  ['iCloudDrive', 'iCloud'],
  ['Nextcloud', 'Nextcloud'],
])('a folder called %s is synced by %s', async (name, by) => {
  expect(await riskyPlaceOf(folder(name, 'Ebb', 'profiles', 'User 1'), system())).toEqual({ kind: 'synced', by });
});

test.each([
  ['.stfolder', 'Syncthing'],
  ['.dropbox.cache', 'Dropbox'],
  ['.tmp.driveupload', 'Google Drive'],
  ['.sync_0123456789ab.db', 'Nextcloud'],
])('a folder with %s in it is synced by %s, whatever it is called', async (marker, by) => {
  const path = folder('My files', 'Ebb');
  writeFileSync(join(root, 'My files', marker), '');
  expect(await riskyPlaceOf(path, system())).toEqual({ kind: 'synced', by });
});

test('a profile that is synced by itself is one, too', async () => {
  const path = folder('User 1');
  writeFileSync(join(path, '.stfolder'), '');
  expect(await riskyPlaceOf(path, system())).toEqual({ kind: 'synced', by: 'Syncthing' });
});

test('a link to a synced folder is seen through', async () => {
  folder('Dropbox', 'Ebb');
  symlinkSync(join(root, 'Dropbox'), join(root, 'data'));
  expect(await riskyPlaceOf(join(root, 'data', 'Ebb'), system())).toEqual({ kind: 'synced', by: 'Dropbox' });
});

test('neither a profile’s name nor the settings of a service in the home folder say anything', async () => {
  const path = folder('profiles', 'Dropbox');
  folder('.dropbox');
  folder('Dropbox', 'elsewhere');
  expect(await riskyPlaceOf(path, system())).toBeNull();
});
