import type { EngineOptions, SyncProfile } from '../engine-types.ts';
import type { SyncSettings, TrustedCertificate } from '#shared/contract/sync.ts';
import type { CancelSignal, InputOf, OutputOf } from '#shared/contract/define.ts';
import type { sync } from '#shared/contract/sync.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { type Network, directWay } from './http-network.ts';
import { checkedCertificates, describedCertificates } from './http-trust.ts';
import type { KeptConnection } from './kept-connection.ts';
import { type ServerAddress, addressOf, sameServer, serverFromText } from './server-address.ts';
import type { WaitTimer } from './stall-monitor.ts';
import type { SyncClient } from './sync-client.ts';

export interface AccountDeps extends Pick<EngineOptions, 'syncProfile' | 'env' | 'client' | 'systemProxy'> {
  readonly timer?: WaitTimer;
}
export interface LoggedIn {
  readonly username: string;
  readonly hostKey: string;
  readonly address: ServerAddress;
  /** What the user chose, redirects aside: names the account together with the user. */
  readonly base: string;
  /** Who synced last. */
  readonly lastUsername: string | null;
}

const LOGGED_OUT = { hostKey: null, username: null, redirectedUrl: null } as const;

export function loggedIn(profile: SyncProfile): LoggedIn | undefined {
  const { username, hostKey, server, redirectedUrl, lastUsername } = profile;
  if (username === null || hostKey === null) return undefined;
  const { base } = addressOf(server);
  return { username, hostKey, address: addressOf(server, redirectedUrl), base, lastUsername };
}

interface ConnectTo {
  readonly address: ServerAddress;
  readonly hostKey: string | null;
  /** As it was just loaded. */
  readonly profile: Pick<SyncProfile, 'timeoutSecs' | 'ownCertificates'>;
  readonly signal: CancelSignal;
  readonly keepRedirect: boolean;
  /** From where a connection is taken, and where one is left if all goes well. */
  readonly kept?: KeptConnection;
}

/** How this profile reaches servers. */
export function networkOf(
  { systemProxy }: Pick<AccountDeps, 'systemProxy'>,
  { ownCertificates }: Pick<SyncProfile, 'ownCertificates'>,
): Network {
  return { variables: process.env, systemProxy: systemProxy ?? directWay, ownCertificates };
}

/** Loaded once: asking the loader for what it has costs as much as a small request. */
let clientModule: Promise<typeof import('./sync-client.ts')> | undefined;

/** Runs `work` with a connection, which is closed afterwards unless it is kept. */
export async function withClient<T>(
  deps: AccountDeps,
  { keepRedirect, profile, ...to }: ConnectTo,
  work: (client: SyncClient) => Promise<T>,
): Promise<T> {
  // Not before it is needed: the HTTP library takes longer to load than a collection takes to open.
  clientModule ??= import('./sync-client.ts');
  const { SyncClient } = await clientModule;
  const client = new SyncClient({
    ...to,
    timeoutSecs: profile.timeoutSecs,
    client: deps.client,
    random: deps.env.random,
    network: networkOf(deps, profile),
    ...(deps.timer === undefined ? {} : { timer: deps.timer }),
    ...(keepRedirect
      ? { onRedirect: async (redirectedUrl) => void (await deps.syncProfile.save({ redirectedUrl })) }
      : {}),
  });
  let keep = false;
  try {
    const result = await work(client);
    keep = true;
    return result;
  } finally {
    await client.close({ keep });
  }
}

export async function login(
  deps: AccountDeps,
  input: InputOf<typeof sync.login>,
  signal: CancelSignal,
): Promise<OutputOf<typeof sync.login>> {
  const server = serverFromText(input.serverUrl);
  const username = input.username.trim();
  if (username === '') throw new AppError('invalidInput', { issues: ['username'] });
  const profile = await deps.syncProfile.load();
  const { lastUsername } = profile;
  const address = addressOf(server);
  const hostKey = await withClient(deps, { address, hostKey: null, profile, signal, keepRedirect: false }, (client) =>
    client.hostKey(username, input.password),
  );
  await deps.syncProfile.save({ server, username, hostKey, redirectedUrl: null });
  return { username, host: address.host, differentUser: lastUsername !== null && lastUsername !== username };
}

/** Forgets the key. Who synced last stays known, to notice another account later. */
export async function forgetKey({ syncProfile }: Pick<AccountDeps, 'syncProfile'>): Promise<void> {
  await syncProfile.save(LOGGED_OUT);
}

/** As the user wishes it: media files that were removed here and that the server has come back after the next login. */
export async function logout({ syncProfile }: Pick<AccountDeps, 'syncProfile'>): Promise<void> {
  const { mediaEpoch } = await syncProfile.load();
  await syncProfile.save({ ...LOGGED_OUT, mediaEpoch: mediaEpoch + 1 });
}

export function settingsOf(profile: SyncProfile): SyncSettings {
  const { server, autoSync, syncMedia, periodicMediaSync, timeoutSecs } = profile;
  return { server, autoSync, syncMedia, periodicMediaSync, timeoutSecs };
}

/** The address is cleaned as at login. Another server knows nothing of our key, so it is forgotten. */
export async function changeSettings(
  { syncProfile }: AccountDeps,
  wish: InputOf<typeof sync.setSettings>,
): Promise<SyncSettings> {
  const { server: wished, ...rest } = wish;
  const old = await syncProfile.load();
  const server = wished?.kind === 'own' ? cleanOwn(wished.url) : wished;
  const moved = server !== undefined && !sameServer(server, old.server);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const patch: Partial<SyncProfile> = {
    ...given,
    ...(server === undefined ? {} : { server }),
    ...(moved ? LOGGED_OUT : {}),
  };
  return settingsOf(await syncProfile.save(patch));
}

function cleanOwn(url: string): SyncSettings['server'] {
  if (url.trim() === '') throw new AppError('sync.badAddress', { address: '' });
  return serverFromText(url);
}

export async function trustedCertificates({ syncProfile }: AccountDeps): Promise<TrustedCertificate[]> {
  return describedCertificates((await syncProfile.load()).ownCertificates);
}

/** Trusts the certificates of this text in place of those given before. Throws `sync.badCertificate`, changing nothing. */
export async function trustCertificates({ syncProfile, env }: AccountDeps, pem: string | null) {
  const ownCertificates = pem === null ? null : checkedCertificates(pem, env.clock.nowMs());
  await syncProfile.save({ ownCertificates });
  return describedCertificates(ownCertificates);
}

export async function testConnection(
  deps: AccountDeps,
  serverUrl: string,
  signal: CancelSignal,
): Promise<OutputOf<typeof sync.testConnection>> {
  const server = serverFromText(serverUrl);
  const profile = await deps.syncProfile.load();
  const account = loggedIn(profile);
  const known = account !== undefined && sameServer(server, profile.server) ? account : undefined;
  const address = known?.address ?? addressOf(server);
  const { encrypted } = address;
  const found = { url: addressOf(server).base, encrypted, reachable: true } as const;
  try {
    const meta = await withClient(
      deps,
      { address, hostKey: known?.hostKey ?? null, profile, signal, keepRedirect: false },
      (client) => client.meta(),
    );
    const nowSecs = Math.floor(deps.env.clock.nowMs() / 1000);
    return {
      ...found,
      loginAccepted: known === undefined ? null : true,
      clockDifferenceSecs: meta.clockSecs - nowSecs,
    };
  } catch (cause) {
    // Without a key this is what a sync server has to say: it is there and wants a login.
    if (!isAppError(cause, 'sync.sessionEnded')) throw cause;
    return { ...found, loginAccepted: known === undefined ? null : false, clockDifferenceSecs: null };
  }
}
