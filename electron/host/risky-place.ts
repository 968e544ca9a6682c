import { execFile } from 'node:child_process';
import { readdir, readFile, realpath, statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import type { RiskyPlace } from '#shared/contract/app.ts';
import { codeOf } from './atomic-file.ts';
import { type Mount, mountOf, mountsOfLinux, mountsOfMac } from './mounts.ts';

/** What is asked of the system; tests answer in its place. */
export interface PlaceSystem {
  readonly platform: NodeJS.Platform;
  /** Without links; for a drive letter of Windows that stands for a share, the share. */
  readonly realPath: (path: string) => Promise<string>;
  /** The number that Linux has for a kind of file system. */
  readonly fileSystem: (path: string) => Promise<number>;
  /** What is mounted where, as Linux or macOS lists it. */
  readonly mounts: () => Promise<string>;
}

const thisSystem: PlaceSystem = {
  platform: process.platform,
  realPath: (path) => realpath(path),
  fileSystem: async (path) => (await statfs(path)).type,
  mounts: async () =>
    process.platform === 'darwin'
      ? (await promisify(execFile)('/sbin/mount')).stdout
      : readFile('/proc/self/mountinfo', 'utf8'),
};

/** As statfs(2) lists them. */
const NETWORKS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x51_7b, 'SMB'],
  [0xff_53_4d_42, 'CIFS'],
  [0xfe_53_4d_42, 'SMB'],
  [0x01_02_19_97, '9P'],
  [0x53_46_41_4f, 'AFS'],
  [0x6b_41_46_53, 'AFS'],
  [0x73_75_72_45, 'Coda'],
  [0x00_c3_64_00, 'Ceph'],
  [0x0b_d0_0b_d0, 'Lustre'],
]);
/** A program serves it. Which one decides: many read a disk of this machine. */
const FUSE = 0x65_73_55_46;
/** The file systems of programs that fetch what they serve, by the names that they are mounted under. */
const FUSE_NETWORKS: ReadonlyMap<string, string> = new Map([
  ['sshfs', 'SSHFS'],
  ['rclone', 'rclone'],
  ['gvfsd-fuse', 'GVfs'],
  ['kio-fuse', 'KIO'],
  ['davfs', 'WebDAV'],
  ['davfs2', 'WebDAV'],
  ['curlftpfs', 'FTP'],
  ['smbnetfs', 'SMB'],
  ['s3fs', 'S3'],
  ['goofys', 'S3'],
  ['mount-s3', 'S3'],
  ['gcsfuse', 'Google Cloud Storage'],
  ['blobfuse', 'Azure'],
  ['blobfuse2', 'Azure'],
  ['google-drive-ocamlfuse', 'Google Drive'],
  ['onedriver', 'OneDrive'],
  ['glusterfs', 'GlusterFS'],
  ['ceph-fuse', 'Ceph'],
  ['juicefs', 'JuiceFS'],
  ['mfs', 'MooseFS'],
]);
/** As macOS names them. */
const MAC_NETWORKS: ReadonlyMap<string, string> = new Map([
  ['smbfs', 'SMB'],
  ['nfs', 'NFS'],
  ['afpfs', 'AFP'],
  ['webdav', 'WebDAV'],
  ['ftp', 'FTP'],
]);

interface Service {
  readonly by: string;
  /** What the folder is called unless its owner gave it another name. */
  readonly folder?: RegExp;
  /** What the service puts into the folder that it syncs. */
  readonly marker?: RegExp;
}
const SERVICES: readonly Service[] = [
  // Not `.dropbox`: that is also where its settings lie, in everybody's home.
  { by: 'Dropbox', folder: /^Dropbox(?: \(.+\)|-.+)?$/iu, marker: /^\.dropbox\.cache$/u },
  { by: 'OneDrive', folder: /^OneDrive(?: ?-.+)?$/iu },
  { by: 'Google Drive', folder: /^(?:Google ?Drive(?:-.+)?|My Drive)$/iu, marker: /^\.tmp\.drive(?:up|down)load$/u },
  { by: 'iCloud', folder: /^(?:iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/iu },
  { by: 'ownCloud', folder: /^ownCloud\d*$/iu, marker: /^\.owncloudsync\.log$/u },
  { by: 'Nextcloud', folder: /^Nextcloud\d*$/iu, marker: /^\.(?:_?sync_[0-9a-f]+\.db|nextcloudsync\.log)$/u },
  { by: 'Syncthing', marker: /^\.stfolder$/u },
];

/** Whether a folder lies where a collection can come to harm while it is open; null: nothing says so. */
export async function riskyPlaceOf(folder: string, system: PlaceSystem = thisSystem): Promise<RiskyPlace | null> {
  const real = await system.realPath(folder);
  const network = await networkOf(real, system);
  if (network !== undefined) return { kind: 'network', by: network };
  // The innermost first; what the profile itself is called says nothing.
  for (let at = real; ; at = dirname(at)) {
    const by = await servedBy(at, at === real ? '' : basename(at));
    if (by !== undefined) return { kind: 'synced', by };
    if (dirname(at) === at) return null;
  }
}

async function networkOf(real: string, { platform, fileSystem, mounts }: PlaceSystem): Promise<string | undefined> {
  if (platform === 'win32') return /^\\\\(?:\?\\UNC\\|[^?.\\])/iu.test(real) ? 'SMB' : undefined;
  if (platform === 'darwin') return macNetwork(mountOf(real, mountsOfMac(await mounts())));
  if (platform !== 'linux') return undefined;
  // Where a C long has 32 bits the number comes back below zero.
  const number = (await fileSystem(real)) >>> 0;
  return number === FUSE ? fuseNetwork(mountOf(real, mountsOfLinux(await mounts()))) : NETWORKS.get(number);
}

function fuseNetwork(mount: Mount | undefined): string | undefined {
  // WebDAV's program gives itself no name, but the address that it serves.
  if (mount?.type === 'fuse') return /^https?:/iu.test(mount.source) ? 'WebDAV' : undefined;
  return FUSE_NETWORKS.get(mount?.type.replace(/^fuse\./u, '') ?? '');
}

/** What programs serve there is named after the library alone; the system says whether it is a disk. */
function macNetwork(mount: Mount | undefined): string | undefined {
  if (mount === undefined) return undefined;
  const isFuse = /^(?:mac|osx)fuse/iu.test(mount.type) && !mount.isLocal;
  return MAC_NETWORKS.get(mount.type) ?? (isFuse ? 'FUSE' : undefined);
}

async function servedBy(folder: string, name: string): Promise<string | undefined> {
  const named = SERVICES.find((service) => service.folder?.test(name));
  if (named !== undefined) return named.by;
  const entries = await entriesOf(folder);
  return SERVICES.find(({ marker }) => marker !== undefined && entries.some((entry) => marker.test(entry)))?.by;
}

/** A folder above may be closed to us: then it tells nothing. */
async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error: unknown) {
    if (['EACCES', 'EPERM'].includes(codeOf(error) ?? '')) return [];
    throw error;
  }
}
