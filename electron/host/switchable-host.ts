import { setTimeout as wait } from 'node:timers/promises';
import { mediaFolderIn, placesIn } from './data-folder.ts';
import { type Host, type HostOptions, startHost } from './host.ts';
import { type ProfileAtStart, rememberProfile } from './profiles.ts';

export interface SwitchableHostOptions
  extends Omit<HostOptions, 'places' | 'openProfile' | 'letsChoose'>,
    ProfileAtStart {
  /** The folder of all profiles. */
  readonly folder: string;
}

export interface SwitchableHost extends Host {
  /** Of the profile that is open now. */
  readonly mediaFolder: string;
  /** Called after another profile was opened: who listened to the one before has to connect anew. */
  onSwitch(listener: () => void): void;
}

/** So long an answer may take to reach who asked for the switch, before its connection ends. */
const ANSWER_MS = 100;

/**
 * A host that can go over to another profile while the process, its address and its windows stay. The other profile
 * is opened first; if that fails, nothing has changed. Then the one before is closed in order.
 */
export async function startSwitchableHost(options: SwitchableHostOptions): Promise<SwitchableHost> {
  const { folder, profileId, isToBeChosen, ...common } = options;
  const listeners = new Set<() => void>();
  let address: string | undefined;
  let left: Promise<void> = Promise.resolve();
  let openId = profileId;
  const start = (id: string, letsChoose: boolean): Promise<Host> =>
    startHost({ ...common, letsChoose, places: placesIn(folder, id), openProfile: switchTo });

  async function switchTo(id: string): Promise<void> {
    if (id === openId) {
      await current.openHeld();
      await rememberProfile(folder, id);
      return;
    }
    const next = await start(id, false);
    const before = current;
    if (address !== undefined) await next.lock.publishAddress(address);
    await before.files.handOffersTo(next.files);
    current = next;
    openId = id;
    await rememberProfile(folder, id);
    for (const tell of listeners) tell();
    left = left.then(() => wait(ANSWER_MS)).then(() => before.stop());
  }

  let current = await start(profileId, isToBeChosen);
  if (!isToBeChosen) await rememberProfile(folder, profileId);
  return facade(() => current, {
    publishAddress: async (published) => {
      address = published;
      await current.lock.publishAddress(published);
    },
    mediaFolder: () => mediaFolderIn(placesIn(folder, openId)),
    onSwitch: (listener) => void listeners.add(listener),
    stop: async () => {
      await left;
      await current.stop();
    },
  });
}

interface OwnParts extends Pick<SwitchableHost, 'onSwitch' | 'stop'> {
  publishAddress(address: string): Promise<void>;
  mediaFolder(): string;
}

/** The host that is there now, whenever it is asked something. */
function facade(current: () => Host, own: OwnParts): SwitchableHost {
  return {
    connect: (transport) => current().connect(transport),
    call: (...args) => current().call(...args),
    get router() {
      return current().router;
    },
    lock: {
      get token() {
        return current().lock.token;
      },
      publishAddress: own.publishAddress,
      release: () => current().lock.release(),
    },
    get logger() {
      return current().logger;
    },
    get files() {
      return current().files;
    },
    get safeMode() {
      return current().safeMode;
    },
    get isFirstStart() {
      return current().isFirstStart;
    },
    openHeld: () => current().openHeld(),
    preferences: () => current().preferences(),
    get cardsUseNetwork() {
      return current().cardsUseNetwork;
    },
    get mediaFolder() {
      return own.mediaFolder();
    },
    onSwitch: own.onSwitch,
    stop: own.stop,
  };
}
