import type { JsonFile } from './json-file.ts';

/** Which account a key opens: it must never be sent to another server or for another user. */
export interface SecretOwner {
  readonly username: string;
  readonly server: string;
}

/**
 * Where the key of the sync account lies. Each door has a store of its own and touches no other's: a door that can't
 * read a key reports none, and the user logs in there.
 */
export interface SecretStore {
  load(owner: SecretOwner): Promise<string | null>;
  save(owner: SecretOwner, hostKey: string): Promise<void>;
  /** Forgets this store's key, whoever's it is. */
  remove(): Promise<void>;
}

/** Keeps a key as text that only this door can turn back into the key. */
export interface Sealing {
  /** Name of this door's entry in the file. */
  readonly name: string;
  seal(hostKey: string): string;
  /** Null: not sealed by this door on this machine. */
  unseal(sealed: string): string | null;
}

/** For doors without a keyring: the file's mode (only its owner may read it) is the protection. */
export const plainSealing: Sealing = { name: 'file', seal: (hostKey) => hostKey, unseal: (sealed) => sealed };

/** One entry a door in `secrets.json` of the profile folder (mode 0600). */
export function fileSecretStore(file: JsonFile, sealing: Sealing): SecretStore {
  return {
    async load(owner) {
      const entry = entryOf((await file.read())?.[sealing.name]);
      if (entry === undefined || entry.username !== owner.username || entry.server !== owner.server) return null;
      return sealing.unseal(entry.sealed);
    },
    save: (owner, hostKey) => file.merge({ [sealing.name]: { ...owner, sealed: sealing.seal(hostKey) } }),
    async remove() {
      const content = await file.read();
      if (content?.[sealing.name] !== undefined) await file.merge({ [sealing.name]: null });
    },
  };
}

interface Entry extends SecretOwner {
  readonly sealed: string;
}

function entryOf(value: unknown): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('username' in value && 'server' in value && 'sealed' in value)) return undefined;
  const { username, server, sealed } = value;
  if (typeof username !== 'string' || typeof server !== 'string' || typeof sealed !== 'string') return undefined;
  return { username, server, sealed };
}
