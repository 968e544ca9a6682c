import { readdir, realpath, statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { RiskyPlace } from '#shared/contract/app.ts';
import { codeOf } from './atomic-file.ts';

/** What is asked of the system; tests answer in its place. */
export interface PlaceSystem {
  readonly platform: NodeJS.Platform;
  /** Without links; for a drive letter of Windows that stands for a share, the share. */
  readonly realPath: (path: string) => Promise<string>;
  /** The number that Linux has for a kind of file system. */
  readonly fileSystem: (path: string) => Promise<number>;
}

const thisSystem: PlaceSystem = {
  platform: process.platform,
  realPath: (path) => realpath(path),
  fileSystem: async (path) => (await statfs(path)).type,
};

/** As statfs(2) lists them. FUSE is none of them: most of what it serves is a disk of this machine. */
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

async function networkOf(real: string, { platform, fileSystem }: PlaceSystem): Promise<string | undefined> {
  if (platform === 'win32') return /^\\\\(?:\?\\UNC\\|[^?.\\])/iu.test(real) ? 'SMB' : undefined;
  if (platform !== 'linux') return undefined;
  // Where a C long has 32 bits the number comes back below zero.
  return NETWORKS.get((await fileSystem(real)) >>> 0);
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
