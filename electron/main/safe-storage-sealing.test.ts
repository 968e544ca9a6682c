import { describe, expect, it } from 'vitest';
import { safeStorageSealing } from './safe-storage-sealing.ts';

type Keyring = Parameters<typeof safeStorageSealing>[0];

/** Reverses the bytes, and knows what it has sealed itself. */
function keyring(changes: Partial<Keyring> = {}): Keyring {
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => Buffer.from(`mine${text}`).reverse(),
    decryptString: (sealed) => {
      const text = Buffer.from(sealed).reverse().toString();
      if (!text.startsWith('mine')) throw new Error('Error while decrypting');
      return text.slice(4);
    },
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...changes,
  };
}

describe('the system’s keyring', () => {
  it('seals a key and gives it back', () => {
    const { name, seal, unseal } = safeStorageSealing(keyring(), 'linux');
    expect(name).toBe('keyring');
    expect(seal('key-1')).not.toContain('key-1');
    expect(unseal(seal('key-1'))).toBe('key-1');
  });

  it('has no key that was sealed elsewhere', () => {
    expect(safeStorageSealing(keyring(), 'linux').unseal('bm90IG1pbmU=')).toBeNull();
  });

  it.each([
    ['there is none', keyring({ isEncryptionAvailable: () => false }), 'darwin'],
    ['its password is known to all', keyring({ getSelectedStorageBackend: () => 'basic_text' }), 'linux'],
  ] as const)('gives way to the file’s own protection where %s', (_why, ring, platform) => {
    expect(safeStorageSealing(ring, platform).name).toBe('file');
  });
});
