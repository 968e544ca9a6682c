import { rm } from 'node:fs/promises';
import { SyncServer } from '#shared/contract/sync.ts';
import type { SyncProfile } from '#shared/rpc/worker-link.ts';
import { writeError, writeFileAtomically } from './atomic-file.ts';
import { isJsonObject, type JsonFile, type JsonObject } from './json-file.ts';
import { readIfThere } from './read-if-there.ts';
import type { SecretOwner, SecretStore } from './secret-store.ts';

/** What profile.json holds: the key and the certificates have files of their own. */
type SyncInFile = Omit<SyncProfile, 'hostKey' | 'ownCertificates'>;

const defaultSync: SyncInFile = {
  server: { kind: 'own', url: '' },
  redirectedUrl: null,
  username: null,
  lastUsername: null,
  autoSync: true,
  syncMedia: true,
  periodicMediaSync: true,
  mediaEpoch: 0,
  timeoutSecs: 60,
};

export interface SyncSettingsFiles {
  readonly profileFile: JsonFile;
  readonly secrets: SecretStore;
  readonly certificatesFile: string;
}

/** A profile's account and how it syncs, in three files. The caller sees to it that one call follows another. */
export class SyncSettings {
  readonly #files: SyncSettingsFiles;

  constructor(files: SyncSettingsFiles) {
    this.#files = files;
  }

  async load(): Promise<SyncProfile> {
    const { profileFile, secrets, certificatesFile } = this.#files;
    const settings = syncIn(await profileFile.read());
    const owner = ownerOf(settings);
    const hostKey = owner === undefined ? null : await secrets.load(owner);
    return { ...settings, hostKey, ownCertificates: await readIfThere(certificatesFile) };
  }

  /** Only the given keys change. */
  async save(patch: Partial<SyncProfile>): Promise<SyncProfile> {
    const { profileFile, secrets, certificatesFile } = this.#files;
    const { hostKey, ownCertificates, ...settings } = { ...(await this.load()), ...patch };
    if (patch.ownCertificates !== undefined) await writeOrRemove(certificatesFile, patch.ownCertificates);
    const owner = ownerOf(settings);
    // The key first: a crash between the two leaves a key that nobody asks for, not an account without its key.
    if (owner !== undefined && hostKey !== null) await secrets.save(owner, hostKey);
    const before = (await profileFile.read())?.['sync'];
    await profileFile.merge({ sync: { ...(isJsonObject(before) ? before : {}), ...settings } });
    if (patch.hostKey === null) await secrets.remove();
    return { ...settings, hostKey: owner === undefined ? null : hostKey, ownCertificates };
  }
}

/** Who is logged in, by what a profile's file says. */
export function accountIn(profile: JsonObject | undefined): SecretOwner | undefined {
  return ownerOf(syncIn(profile));
}

function ownerOf({ username, server }: SyncInFile): SecretOwner | undefined {
  if (username === null) return undefined;
  return { username, server: server.kind === 'own' ? server.url : server.kind };
}

/** Each value by itself: one that a later version wrote, or a hand, costs nothing but itself. */
function syncIn(profile: JsonObject | undefined): SyncInFile {
  const found = profile?.['sync'];
  const values: JsonObject = isJsonObject(found) ? found : {};
  const text = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);
  const flag = (key: 'autoSync' | 'syncMedia' | 'periodicMediaSync'): boolean =>
    typeof values[key] === 'boolean' ? values[key] : defaultSync[key];
  const server = SyncServer.safeParse(values['server']);
  const { timeoutSecs, mediaEpoch } = values;
  return {
    server: server.success ? server.data : defaultSync.server,
    redirectedUrl: text('redirectedUrl'),
    username: text('username'),
    lastUsername: text('lastUsername'),
    autoSync: flag('autoSync'),
    syncMedia: flag('syncMedia'),
    periodicMediaSync: flag('periodicMediaSync'),
    mediaEpoch: typeof mediaEpoch === 'number' ? mediaEpoch : defaultSync.mediaEpoch,
    timeoutSecs: typeof timeoutSecs === 'number' ? timeoutSecs : defaultSync.timeoutSecs,
  };
}

async function writeOrRemove(path: string, text: string | null): Promise<void> {
  if (text !== null) return writeFileAtomically(path, text);
  try {
    await rm(path, { force: true });
  } catch (error: unknown) {
    throw writeError(error, path);
  }
}
