import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAppError } from '#shared/errors/app-error.ts';
import { bestFitLocale } from '#shared/i18n/locales.ts';
import { dataFolder, placesIn } from '#host/data-folder.ts';
import { environmentLanguages } from '#host/environment-languages.ts';
import type { Host } from '#host/host.ts';
import { findLockHolder, type LockHolder } from '#host/profile-lock.ts';
import { profileToOpen } from '#host/profiles.ts';
import { offerFiles } from '#host/offer-files.ts';
import { rendererFolder } from '#host/renderer-files.ts';
import { startErrorText } from '#host/start-error-text.ts';
import { startSwitchableHost, type SwitchableHost, type SwitchableHostOptions } from '#host/switchable-host.ts';
import { syncBeforeEnd } from '#host/sync-before-end.ts';
import { version } from '#host/version.ts';
import { prepareBrowserProfile } from './browser-profile.ts';
import { openWindow, thisMachine, windowPlan } from './browser-window.ts';
import { handOver } from './hand-over.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { watchLastWindow } from './last-window.ts';
import { type LoopbackCommand, loopbackCommand } from './loopback-command.ts';

async function main(): Promise<void> {
  const command = loopbackCommand(process.argv.slice(2));
  const folder = dataFolder(command.dataFolder, { platform: process.platform, home: homedir(), env: process.env });
  const profile = await profileToOpen(folder, command.profileName);
  const places = placesIn(folder, profile.profileId);
  const show = (address: string): boolean => showWindow(address, folder, command);

  const host = await startedHost(command, { folder, ...profile }, () => quit());
  if (host === undefined) {
    const running = await runningHost(places.profileFolder);
    console.log(`Ebb is already running at ${running.address}`);
    if (command.files.length > 0) await handOver(running, command.files);
    if (command.open) show(await launchAddressOf(running.address));
    return;
  }
  let endsWithWindow = false;
  const onConnection = watchLastWindow(() => {
    if (endsWithWindow) void syncBeforeEnd(host).then(quit);
  });
  const server = await startHttpServer({
    host,
    port: command.port,
    token: randomBytes(24).toString('base64url'),
    rendererFolder: rendererFolder(),
    get mediaFolder() {
      return host.mediaFolder;
    },
    onConnection,
  });
  const quit = orderlyQuit(host, server);
  await host.lock.publishAddress(server.address);
  console.log(`Ebb is running at ${server.address}`);
  await offerFiles(host, command.files);
  endsWithWindow = show(server.launchAddress());
}

/** Undefined: another loopback host has this profile open. */
async function startedHost(
  { clock, safeMode, language }: LoopbackCommand,
  where: Pick<SwitchableHostOptions, 'folder' | 'profileId' | 'isToBeChosen'>,
  quit: () => Promise<void>,
): Promise<SwitchableHost | undefined> {
  const systemLanguages = language === undefined ? environmentLanguages(process.env) : [language];
  try {
    return await startSwitchableHost({
      door: 'loopback',
      ...where,
      clock,
      safeMode,
      version,
      platform: { systemLanguages, resolveProxy: async () => 'DIRECT', quit },
    });
  } catch (error: unknown) {
    if (isAppError(error, 'collection.busy') && error.details.door === 'loopback') return undefined;
    throw error;
  }
}

/** The other host may have begun a moment ago and have no address yet. */
async function runningHost(profileFolder: string): Promise<LockHolder & { readonly address: string }> {
  for (let tries = 0; tries < 100; tries += 1) {
    const holder = await findLockHolder(profileFolder);
    const address = holder?.address ?? null;
    if (holder !== undefined && address !== null) return { ...holder, address };
    if (holder === undefined) break;
    await wait(100);
  }
  throw new Error('another start of Ebb holds the profile but gives no address');
}

/** Asks the host that is running, which knows us by its own address. */
async function launchAddressOf(address: string): Promise<string> {
  const response = await fetch(new URL('ticket', address), { method: 'POST' });
  if (!response.ok) throw new Error(`the running Ebb answered ${response.status}`);
  return new URL(`/open/${String(await response.json())}`, address).href;
}

/** True when a window of our own was opened, whose closing is to end the app. */
function showWindow(address: string, folder: string, { open }: LoopbackCommand): boolean {
  const browserProfile = join(folder, 'browser');
  const plan = open ? windowPlan(address, browserProfile, thisMachine) : ({ kind: 'none' } as const);
  if (plan.kind === 'app') prepareBrowserProfile(browserProfile);
  openWindow(plan, () => console.log('No browser window could be opened; please open the address above.'));
  return plan.kind === 'app';
}

function orderlyQuit(host: Host, server: HttpServer): () => Promise<void> {
  let quitting: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await host.stop();
    await server.close();
    process.exit(0);
  }
  const quit = (): Promise<void> => (quitting ??= stop());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void quit());
  return quit;
}

main().catch((error: unknown) => {
  console.error(`Ebb could not start.\n${startErrorText(error, bestFitLocale(environmentLanguages(process.env)))}`);
  process.exitCode = 1;
});
