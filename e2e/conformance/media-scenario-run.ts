import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';
import { type Peer, startPeer } from '#e2e/peer/peer.ts';
import { type EbbDevice, type MediaDevice, ebbDevice, officialDevice, sha1Of } from './media-devices.ts';
import type { MediaScenario, Side, Step } from './media-scenarios.ts';

export interface ScenarioDevices {
  readonly bySide: Readonly<Partial<Record<Side, MediaDevice>>>;
  readonly ebb: EbbDevice;
  close(): Promise<void>;
}

/** A server with one account for each case, and the official client: for one file of tests. */
export class MediaBench {
  readonly #users: number;
  #nextUser = 0;
  #parts: { readonly folder: string; readonly peer: Peer; readonly server: OfficialServer } | undefined;

  constructor(users: number) {
    this.#users = users;
    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ebb-media-'));
      const accounts = Array.from({ length: this.#users }, (_, at) => `u${at}:secret`);
      this.#parts = { folder, peer: await startPeer(), server: await startOfficialServer({ users: accounts }) };
    });
    afterAll(async () => {
      await this.parts.server.stop();
      await this.parts.peer.stop();
      rmSync(this.parts.folder, { recursive: true, force: true });
    });
  }

  get parts() {
    if (this.#parts === undefined) throw new Error('the bench is not set up yet');
    return this.#parts;
  }

  /** An account that nobody has used, and a folder. */
  account(): { readonly folder: string; readonly account: { readonly url: string; readonly user: string } } {
    const user = `u${this.#nextUser++}`;
    return { folder: join(this.parts.folder, user), account: { url: this.parts.server.url, user } };
  }

  /** Ebb on one of two sides, and official clients on the others. */
  async devices(ebbOn: Side, withThird: boolean): Promise<ScenarioDevices> {
    const { folder, account } = this.account();
    const { peer } = this.parts;
    const ebb = await ebbDevice(join(folder, 'ebb'), account);
    const official = await officialDevice(peer, join(folder, 'official'), account);
    const third = withThird ? await officialDevice(peer, join(folder, 'third'), account) : undefined;
    const [a, b] = ebbOn === 'a' ? [ebb, official] : [official, ebb];
    const bySide = { a, b, ...(third !== undefined && { c: third }) };
    return {
      bySide,
      ebb,
      close: async () => {
        for (const device of Object.values(bySide)) await device.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
}

async function take(step: Step, { bySide }: ScenarioDevices): Promise<void> {
  const deviceOf = (side: Side): MediaDevice => {
    const device = bySide[side];
    if (device === undefined) throw new Error(`nobody is on side ${side}`);
    return device;
  };
  if ('act' in step) deviceOf(step.on).act(step.act);
  else if ('sync' in step) await deviceOf(step.sync).sync();
  else await deviceOf(step.relogin).logoutAndIn();
}

/** Each scenario with Ebb on either side; afterwards all have the same, and nothing waits. */
export function testScenarios(bench: MediaBench, scenarios: readonly MediaScenario[]): void {
  const cases = scenarios.flatMap((scenario) =>
    (['a', 'b'] as const)
      .filter((side) => scenario.ebbOn === undefined || scenario.ebbOn === side)
      .map((side) => [scenario.name, side, scenario] as const),
  );
  test.for(cases)('%s (Ebb on side %s)', async ([, ebbOn, scenario]) => {
    const devices = await bench.devices(ebbOn, scenario.third === true);
    for (const step of scenario.steps) await take(step, devices);
    const sides = Object.entries(devices.bySide) as [Side, MediaDevice][];
    for (let round = 0; round < 2; round += 1) for (const [, device] of sides) await device.sync();
    const expected = typeof scenario.expected === 'function' ? scenario.expected(ebbOn) : scenario.expected;
    const hashes = Object.entries(expected).map(([name, holds]) => [name, sha1Of(holds)] as const);
    for (const [side, device] of sides) {
      const local = new Set(scenario.local?.[side]);
      const synced = [...device.files()].filter(([name]) => !local.has(name));
      expect(Object.fromEntries(synced), `${side} (${device.kind})`).toEqual(Object.fromEntries(hashes));
      for (const name of local) expect(device.files().has(name), `${name} on ${side}`).toBe(true);
      expect(await device.pending(), `pending on ${side}`).toBe(0);
    }
    await devices.ebb.sync();
    expect(devices.ebb.last?.kind).toBe('nothingToDo');
    await devices.close();
  });
}

/** For the number of accounts that a file of scenarios takes. */
export function casesOf(scenarios: readonly MediaScenario[]): number {
  return scenarios.length * 2;
}
