import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import type { DoctorCheckName, syncDoctor } from '#shared/contract/sync-doctor.ts';
import type { OutputOf, ProgressOf } from '#shared/contract/define.ts';
import { createEngine } from '../../../engine.ts';
import type { CollectionSlot, Engine, SyncProfile } from '../../../engine-types.ts';
import { type TestContext, callContext } from '../../../testing/call-context.ts';
import { type TestProfile, addTestCard, makeProfile } from '../../../testing/make-collection.ts';
import { engineOptions } from '../../../testing/make-engine.ts';
import { memorySyncProfile } from '../../../testing/memory-sync-profile.ts';
import { run } from '../../../storage/statement.ts';
import { type FakeAccount, startFakeAccount } from '../../testing/fake-account.ts';
import { HOST_KEY, PASSWORD, USERNAME } from '../../testing/sync-harness.ts';
import { Diagnosis, type DiagnosisDeps } from '../diagnosis.ts';

type DoctorProgress = ProgressOf<typeof syncDoctor.run>;

/** A profile with a card in its collection, and an account on a scripted server, and a doctor to ask about them. */
export interface DoctorHarness {
  readonly profile: TestProfile;
  readonly account: FakeAccount;
  readonly engine: Engine;
  readonly slot: CollectionSlot;
  saveSyncProfile(patch: Partial<SyncProfile>): Promise<void>;
  /** With parts of its wiring replaced. */
  diagnosed(
    replaced?: Partial<DiagnosisDeps>,
    context?: TestContext<DoctorProgress>,
  ): Promise<OutputOf<typeof syncDoctor.run>>;
  /** Chooses a server by its address. */
  at(url: string): Promise<void>;
  /** The port that it now listens on, until the end of the test. */
  listening(server: Server): Promise<number>;
  stopLater(server: { stop(): unknown }): void;
  /** Uploads what is here, so that both sides are in step. */
  uploaded(): Promise<void>;
  remove(): Promise<void>;
}

export async function makeDoctorHarness(): Promise<DoctorHarness> {
  const profile = makeProfile();
  const account = await startFakeAccount({
    username: USERNAME,
    password: PASSWORD,
    hostKey: HOST_KEY,
    nowMs: profile.env.clock.nowMs,
  });
  const syncProfile = memorySyncProfile({
    server: { kind: 'own', url: account.server.url },
    username: USERNAME,
    hostKey: HOST_KEY,
  });
  const options = engineOptions(profile, { syncProfile });
  const engine = createEngine(options);
  engine.open();
  const { slot } = engine;
  addTestCard(slot.get().db, { id: 1, did: 1 });
  run(slot.get().db, 'UPDATE col SET mod = mod + 1');
  const started: { stop(): unknown }[] = [];
  return {
    profile,
    account,
    engine,
    slot,
    saveSyncProfile: async (patch) => void (await syncProfile.save(patch)),
    diagnosed: (replaced = {}, context = callContext<DoctorProgress>()) =>
      new Diagnosis({ ...options, slot, networkUp: () => true, ...replaced }).run(context),
    uploaded: async () => {
      const { sync } = engine.handlers;
      await sync.start({}, callContext());
      await sync.resolve({ direction: 'upload', withoutServerCopy: true }, callContext());
    },
    at: async (url) => void (await syncProfile.save({ server: { kind: 'own', url } })),
    listening: async (server) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      started.push({ stop: () => new Promise((resolve) => server.close(resolve)) });
      return (server.address() as AddressInfo).port;
    },
    stopLater: (server) => void started.unshift(server),
    remove: async () => {
      for (const server of started) await server.stop();
      await account.stop();
      await engine.close();
      profile.remove();
    },
  };
}

/** `check: result`, in order. */
export function results({ checks }: OutputOf<typeof syncDoctor.run>): string[] {
  return checks.map(({ check, result }) => `${check}: ${result}`);
}

/** The checks that were not passed, without those that were not made for that reason. */
export function failedCheck({ checks }: OutputOf<typeof syncDoctor.run>): DoctorCheckName | undefined {
  return checks.find(({ result }) => result === 'failed')?.check;
}
