import type { SafeStorage } from 'electron';
import { plainSealing, type Sealing } from '#host/secret-store.ts';

type Keyring = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

/**
 * Keys sealed by the system's keyring. Where there is none (Linux without one, where Electron would use a password
 * that is written in its source) the file's mode protects the key, as in the other doors.
 */
export function safeStorageSealing(keyring: Keyring, platform: NodeJS.Platform): Sealing {
  const hasKeyring =
    keyring.isEncryptionAvailable() &&
    !(platform === 'linux' && keyring.getSelectedStorageBackend?.() === 'basic_text');
  if (!hasKeyring) return plainSealing;
  return {
    name: 'keyring',
    seal: (hostKey) => keyring.encryptString(hostKey).toString('base64'),
    unseal: (sealed) => {
      try {
        return keyring.decryptString(Buffer.from(sealed, 'base64'));
      } catch {
        // Sealed on another machine or by another user: the user logs in again, and nothing is removed.
        return null;
      }
    },
  };
}
