import {
  chmodSync,
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
import { placesIn } from './data-folder.ts';
import { defaultPreferences, type ProfileStore, profileStore } from './profile-store.ts';
import { plainSealing, type Sealing } from './secret-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const keyring: Sealing = {
  name: 'keyring',
  seal: (key) => `sealed ${key}`,
  unseal: (sealed) => sealed.replace('sealed ', ''),
};
const account = { server: { kind: 'own', url: 'http://127.0.0.1:8080/' }, username: 'me' } as const;

function opened(sealing: Sealing = plainSealing): ProfileStore {
  return profileStore(placesIn(folder), sealing, () => 1234);
}
function profilePath(name: string): string {
  return join(folder, 'profiles', 'User 1', name);
}

describe('settings', () => {
  it('of one profile that are changed from two sides at once are all kept', async () => {
    const [one, other] = [opened(), opened()];
    await Promise.all([
      one.setName('Me'),
      other.saveSync(account),
      one.savePreferences({ theme: 'dark' }),
      other.savePreferences({ uiScale: 120 }),
      one.saveProfilePreferences({ cardsUseNetwork: true }),
    ]);
    expect(await other.name()).toBe('Me');
    expect(await one.loadSync()).toMatchObject(account);
    expect(await one.preferences()).toMatchObject({ theme: 'dark', uiScale: 120 });
    expect(await other.profilePreferences()).toEqual({ cardsUseNetwork: true });
  });
});

describe('preferences', () => {
  it('are the defaults at first, and nothing is written for that', async () => {
    expect(await opened().preferences()).toEqual(defaultPreferences);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('last, and keep what a newer version wrote beside them', async () => {
    writeFileSync(join(folder, 'preferences.json'), '{"futureSetting":{"a":1},"uiScale":120}');
    expect(await opened().savePreferences({ theme: 'dark' })).toEqual({
      ...defaultPreferences,
      theme: 'dark',
      uiScale: 120,
    });
    expect(await opened().preferences()).toMatchObject({ theme: 'dark', uiScale: 120 });
    expect(JSON.parse(readFileSync(join(folder, 'preferences.json'), 'utf8'))).toMatchObject({
      futureSetting: { a: 1 },
    });
  });

  it('of one profile keep cards off the network until it is opened, and beside what else the profile has', async () => {
    expect(await opened().profilePreferences()).toEqual({ cardsUseNetwork: false });
    await opened().saveSync({ syncMedia: false });
    await opened().saveProfilePreferences({ cardsUseNetwork: true });
    expect(await opened().profilePreferences()).toEqual({ cardsUseNetwork: true });
    expect(await opened().loadSync()).toMatchObject({ syncMedia: false });
    writeFileSync(profilePath('profile.json'), '{"preferences":{"cardsUseNetwork":"yes"}}');
    expect(await opened().profilePreferences()).toEqual({ cardsUseNetwork: false });
  });

  it('remember a place that was accepted, and no other', async () => {
    const synced = { kind: 'synced', by: 'Dropbox' } as const;
    await opened().acceptPlace(synced);
    expect(await opened().acceptsPlace(synced)).toBe(true);
    expect(await opened().acceptsPlace({ ...synced, by: 'Syncthing' })).toBe(false);
    expect(await opened().acceptsPlace({ kind: 'network', by: 'NFS' })).toBe(false);
    writeFileSync(profilePath('profile.json'), '{"acceptedPlace":"anywhere"}');
    expect(await opened().acceptsPlace(synced)).toBe(false);
  });

  it('lose a value out of range, not the others', async () => {
    writeFileSync(join(folder, 'preferences.json'), '{"uiScale":900,"theme":"dark","language":"tlh"}');
    expect(await opened().preferences()).toEqual({ ...defaultPreferences, theme: 'dark' });
  });

  it.each(['{"theme":"da', '[]', 'null', ''])('that cannot be read (%j) are put aside and reported', async (text) => {
    writeFileSync(join(folder, 'preferences.json'), text);
    const store = opened();
    expect(await store.savePreferences({ theme: 'light' })).toMatchObject({ theme: 'light' });
    expect(store.unreadableFiles).toEqual(['preferences.json.unreadable-1234']);
    expect(readFileSync(join(folder, 'preferences.json.unreadable-1234'), 'utf8')).toBe(text);
  });

  it('saved many at a time are all there', async () => {
    const store = opened();
    await Promise.all([
      store.savePreferences({ theme: 'dark' }),
      store.savePreferences({ uiScale: 130 }),
      store.savePreferences({ reduceMotion: true }),
    ]);
    expect(await opened().preferences()).toMatchObject({ theme: 'dark', uiScale: 130, reduceMotion: true });
    expect(readdirSync(folder)).toEqual(['preferences.json']);
  });

  it.skipIf(process.getuid?.() === 0)('say so when they cannot be written', async () => {
    chmodSync(folder, 0o500);
    await expect(opened().savePreferences({ theme: 'dark' })).rejects.toMatchObject({ code: 'collection.readOnly' });
    chmodSync(folder, 0o700);
  });

  it('say so when their place is taken by something else', async () => {
    writeFileSync(join(folder, 'file'), '');
    const places = { ...placesIn(folder), preferencesFile: join(folder, 'file', 'preferences.json') };
    await expect(profileStore(places, plainSealing).savePreferences({ theme: 'dark' })).rejects.toThrow('ENOTDIR');
  });
});

describe('the sync account', () => {
  it('comes back with its key, which lies in a file that only its user can read', async () => {
    await opened().saveSync({ ...account, hostKey: 'key-1' });
    expect(await opened().loadSync()).toMatchObject({
      username: 'me',
      hostKey: 'key-1',
      autoSync: true,
      periodicMediaSync: true,
      mediaEpoch: 0,
      timeoutSecs: 60,
    });
    expect(readFileSync(profilePath('profile.json'), 'utf8')).not.toContain('key-1');
    expect(statSync(profilePath('secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('loses its key and nothing else at logout', async () => {
    const store = opened();
    await store.saveSync({ ...account, hostKey: 'key-1', lastUsername: 'me' });
    await store.saveSync({ hostKey: null, username: null });
    expect(await opened().loadSync()).toMatchObject({ hostKey: null, username: null, lastUsername: 'me' });
    expect(readFileSync(profilePath('secrets.json'), 'utf8')).not.toContain('key-1');
  });

  it('keeps its key when a setting changes', async () => {
    const store = opened();
    await store.saveSync({ ...account, hostKey: 'key-1' });
    expect(await store.saveSync({ autoSync: false })).toMatchObject({ hostKey: 'key-1', autoSync: false });
    expect(await store.saveSync({ server: { kind: 'own', url: 'http://localhost:1/' } })).toMatchObject({
      hostKey: 'key-1',
    });
    expect(await opened().loadSync()).toMatchObject({ hostKey: 'key-1', autoSync: false });
  });

  it('has no key in a door that cannot read it, and that door deletes nobody’s', async () => {
    await opened(keyring).saveSync({ ...account, hostKey: 'key-1' });
    const other = opened(plainSealing);
    expect(await other.loadSync()).toMatchObject({ username: 'me', hostKey: null });
    await other.saveSync({ autoSync: false });
    await other.saveSync({ hostKey: null });
    expect(await opened(keyring).loadSync()).toMatchObject({ hostKey: 'key-1' });
  });

  it('that another profile here has too is found, and only that one', async () => {
    const profile = (name: string): ProfileStore => profileStore(placesIn(folder, name), plainSealing);
    await profile('Work').saveSync({ ...account, hostKey: 'key-1' });
    await profile('Other server').saveSync({ ...account, server: { kind: 'ankiweb' }, hostKey: 'key-1' });
    await profile('Other user').saveSync({ ...account, username: 'you', hostKey: 'key-2' });
    await profile('Logged out').saveSync({ username: null, lastUsername: 'me' });
    const spoilt = join(folder, 'profiles', 'Spoilt');
    mkdirSync(spoilt);
    writeFileSync(join(spoilt, 'profile.json'), '{"sync":');
    writeFileSync(join(folder, 'profiles', 'no folder'), '');
    await opened().saveSync({ ...account, hostKey: 'key-1' });
    expect(await opened().othersOnAccount()).toEqual(['Work']);
    // It is not ours to put aside.
    expect(readdirSync(spoilt)).toEqual(['profile.json']);
    await opened().saveSync({ hostKey: null, username: null });
    expect(await opened().othersOnAccount()).toEqual([]);
  });

  it('never gets the key of another user or server', async () => {
    await opened(keyring).saveSync({ ...account, hostKey: 'key-1' });
    await opened(plainSealing).saveSync({ ...account, username: 'you', hostKey: 'key-2' });
    expect(await opened(keyring).loadSync()).toMatchObject({ username: 'you', hostKey: null });
    expect(await opened(plainSealing).loadSync()).toMatchObject({ username: 'you', hostKey: 'key-2' });
  });

  it('is asked for again when the file of keys cannot be read, and the file is kept', async () => {
    await opened().saveSync({ ...account, hostKey: 'key-1' });
    writeFileSync(profilePath('secrets.json'), '{"file":');
    const store = opened();
    expect(await store.loadSync()).toMatchObject({ username: 'me', hostKey: null });
    expect(store.unreadableFiles).toEqual(['secrets.json.unreadable-1234']);
  });
});

describe('certificates to trust', () => {
  it('lie in a file of their own, and go with it', async () => {
    expect(await opened().loadSync()).toMatchObject({ ownCertificates: null });
    await opened().saveSync({ ...account, hostKey: 'key-1' });
    await opened().saveSync({ ownCertificates: 'PEM' });
    expect(readFileSync(profilePath('ca.pem'), 'utf8')).toBe('PEM');
    expect(readFileSync(profilePath('profile.json'), 'utf8')).not.toContain('PEM');
    await opened().saveSync({ autoSync: false });
    expect(await opened().loadSync()).toMatchObject({ ownCertificates: 'PEM', hostKey: 'key-1', autoSync: false });
    expect(await opened().saveSync({ ownCertificates: null })).toMatchObject({ ownCertificates: null });
    expect(existsSync(profilePath('ca.pem'))).toBe(false);
    expect(await opened().saveSync({ ownCertificates: null })).toMatchObject({ hostKey: 'key-1' });
  });
});

describe('whether there has been a collection', () => {
  it('is remembered when the file is gone', async () => {
    const store = opened();
    expect(await store.hasCollection()).toBe(false);
    await store.markCollectionMade();
    expect(await opened().hasCollection()).toBe(true);
  });

  it('is seen from the file as well', async () => {
    await opened().saveSync({ autoSync: true });
    writeFileSync(profilePath('collection.db'), '');
    expect(await opened().hasCollection()).toBe(true);
    expect(existsSync(profilePath('collection.db'))).toBe(true);
  });
});
