import { cp } from 'node:fs/promises';
import { test as base, type BrowserContext, expect } from '@playwright/test';
import { type OfficialServer, startOfficialServer } from './peer/official-server.ts';
import { type Peer, peerAvailable, startPeer } from './peer/peer.ts';
import { DataFolder, type EbbHost, startEbb } from './ebb-host.ts';
import { testZone } from './test-zone.ts';

interface Fixtures {
  /** Faults of the page that a test brings about on purpose: console lines that match are let through. */
  readonly expectedFaults: RegExp[];
  readonly data: DataFolder;
  /** Starts Ebb on the test's data folder; ended with the test. May be called again after `stop` or `kill`. */
  readonly launch: (options?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<EbbHost>;
  /** Ebb, running on a new data folder with an empty collection in it (no first-start questions). */
  readonly ebb: EbbHost;
  /** Puts an empty collection into the test's data folder, as `ebb` has one, for tests that `launch` themselves. */
  readonly emptyCollection: () => Promise<void>;
  /** The official sync server with one account: me / secret. */
  readonly server: OfficialServer;
}

interface WorkerFixtures {
  readonly peer: Peer;
  /** A data folder with an empty collection, to be copied: making one takes longer. */
  readonly emptyFolder: DataFolder;
  /** Ebb for all tests that leave its collection as it is and log in anew: starting it takes longer than they do. */
  readonly sharedEbb: EbbHost;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  expectedFaults: [[], { option: true }],

  data: async ({}, use) => {
    const data = await DataFolder.make();
    await use(data);
    await data.remove();
  },

  launch: async ({ data, context }, use) => {
    const started: EbbHost[] = [];
    await use(async (options, env) => {
      const ebb = await startEbb(data, options, env);
      started.push(ebb);
      return ebb;
    });
    // Before the host: a page may still be loading what it has made ready for the next card.
    for (const page of context.pages()) await page.close();
    for (const ebb of started) await ebb.stop();
  },

  emptyCollection: async ({ data, emptyFolder }, use) => {
    await use(() => cp(emptyFolder.path, data.path, { recursive: true }));
  },

  ebb: async ({ emptyCollection, launch }, use) => {
    await emptyCollection();
    await use(await launch());
  },

  server: async ({}, use, testInfo) => {
    testInfo.skip(!peerAvailable(), 'the official Anki library is missing');
    const server = await startOfficialServer();
    await use(server);
    await server.stop();
  },

  peer: [
    async ({}, use) => {
      const peer = await startPeer({ tz: testZone });
      await use(peer);
      await peer.stop();
    },
    { scope: 'worker' },
  ],

  emptyFolder: [
    async ({}, use) => {
      const folder = await DataFolder.make();
      await folder.cli('collection.info');
      await use(folder);
      await folder.remove();
    },
    { scope: 'worker' },
  ],

  sharedEbb: [
    async ({ emptyFolder }, use) => {
      const data = await DataFolder.make();
      await cp(emptyFolder.path, data.path, { recursive: true });
      const ebb = await startEbb(data);
      await use(ebb);
      await ebb.stop();
      await data.remove();
    },
    { scope: 'worker' },
  ],

  context: async ({ context, expectedFaults }, use) => {
    const faults = await watchFaults(context);
    await use(context);
    const unexpected = faults.filter((fault) => !expectedFaults.some((expected) => expected.test(fault)));
    expect(unexpected, 'the page loads from this machine only and its console is clean').toEqual([]);
  },
});

export { expect };

/** Everything that no screen may do: load from elsewhere, break the content security policy, throw, log an error. */
export async function watchFaults(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOwn = ['data:', 'blob:', 'about:'].includes(protocol) || ['127.0.0.1', 'localhost'].includes(hostname);
    if (!isOwn) faults.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${String(error.error())}`));
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (!/^ws:\/\/(127\.0\.0\.1|localhost)[:/]/.test(socket.url())) faults.push(`socket to ${socket.url()}`);
    });
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return faults;
}

/** A collection of the official library in a folder of its own, made from a seed. Not open when this returns. */
export async function makeAnkiCollection(peer: Peer, path: string, options: { readonly notes: number }): Promise<void> {
  await peer.call('make', { ...options, decks: 6, reviews: options.notes * 2, seed: 7 }, path);
  await peer.call('close', {}, path);
}

/** Puts what the official library made on the official server, as another device would. */
export async function uploadFromAnki(peer: Peer, server: OfficialServer, path: string): Promise<void> {
  await peer.call('sync', { url: server.url, user: 'me', pass: 'secret', on_full: 'upload' }, path);
  await peer.call('close', {}, path);
}
