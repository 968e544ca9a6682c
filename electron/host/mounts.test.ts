import { expect, test } from 'vitest';
import { mountOf, mountsOfLinux, mountsOfMac } from './mounts.ts';

const LINUX = `22 28 0:20 / /proc rw,nosuid shared:14 - proc proc rw
28 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw,errors=remount-ro
95 28 0:51 / /home/me/my\\040server rw,nosuid,nodev shared:50 master:7 - fuse.sshfs me@host:/data\\040here rw,user_id=1000
96 28 8:1 / /mnt/disk rw - fuseblk /dev/sda1 rw
97 96 0:60 / /mnt/disk rw - fuse.rclone drive: rw
`;
const MAC = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//me@server._smb._tcp.local/my%20share on /Volumes/share (2) on air (smbfs, nodev, nosuid, mounted by me)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
`;

test('the mounts of Linux are read with the blanks in their names', () => {
  expect(mountsOfLinux(LINUX)).toHaveLength(5);
  expect(mountsOfLinux(LINUX)[2]).toEqual({
    folder: '/home/me/my server',
    type: 'fuse.sshfs',
    source: 'me@host:/data here',
    isLocal: false,
  });
});

test('the mounts of a Mac are read with whether they are a disk of it', () => {
  expect(mountsOfMac(MAC).map(({ folder, type, isLocal }) => [folder, type, isLocal])).toEqual([
    ['/', 'apfs', true],
    ['/System/Volumes/Data', 'apfs', true],
    ['/Volumes/share (2) on air', 'smbfs', false],
    ['/System/Volumes/Data/home', 'autofs', false],
  ]);
});

test.each([
  ['/home/me', 'ext4'],
  ['/home/me/my server', 'fuse.sshfs'],
  ['/home/me/my server/Ebb', 'fuse.sshfs'],
  ['/home/me/my server too', 'ext4'],
  // The second one lies over the first.
  ['/mnt/disk/Ebb', 'fuse.rclone'],
])('%s lies on %s', (path, type) => {
  expect(mountOf(path, mountsOfLinux(LINUX))?.type).toBe(type);
});

test('what is no line of a mount is passed over, and a path on none lies nowhere', () => {
  expect([...mountsOfLinux('\nsomething else\n'), ...mountsOfMac('\nsomething (else)\n')]).toEqual([]);
  expect(mountOf('/home', [])).toBeUndefined();
});
