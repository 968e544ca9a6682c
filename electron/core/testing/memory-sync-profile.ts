import type { SyncProfile, SyncProfileStore } from '../engine-types.ts';

/** An account store that forgets when the test ends. */
export function memorySyncProfile(initial: Partial<SyncProfile> = {}): SyncProfileStore {
  let profile: SyncProfile = {
    server: { kind: 'own', url: '' },
    redirectedUrl: null,
    username: null,
    hostKey: null,
    lastUsername: null,
    autoSync: false,
    syncMedia: true,
    periodicMediaSync: true,
    mediaEpoch: 0,
    timeoutSecs: 60,
    ownCertificates: null,
    ...initial,
  };
  return {
    load: () => Promise.resolve(profile),
    save: (patch) => {
      profile = { ...profile, ...patch };
      return Promise.resolve(profile);
    },
  };
}
