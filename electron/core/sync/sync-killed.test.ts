import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '../collection/backup.ts';
import type { Engine } from '../engine-types.ts';
import type { WriteDb } from '../storage/connection.ts';
import { integrityCheck, openDb } from '../storage/connection.ts';
import { adoptAnkiFile } from '../storage/exchange/adopt-anki-file.ts';
import { run } from '../storage/statement.ts';
import { callContext } from '../testing/call-context.ts';
import { type TestProfile, addTestCard, makeProfile } from '../testing/make-collection.ts';
import { makeEngine } from '../testing/make-engine.ts';
import { memorySyncProfile } from '../testing/memory-sync-profile.ts';
import { type Digests, digests, withoutCol } from './testing/digests.ts';
import { type FakeAccount, startFakeAccount } from './testing/fake-account.ts';
import { otherCollection } from './testing/other-collection.ts';
import { HOST_KEY, PASSWORD, USERNAME } from './testing/sync-harness.ts';

const DELAYS_MS = Number(process.env['EBB_DEPTH'] ?? 1) > 1 ? [0, 2, 5, 9, 14, 20, 30, 45] : [4, 20];
const CHILD = new URL('./testing/sync-until-killed.ts', import.meta.url).pathname;

/** Both sides as every test finds them: made once and copied. */
let prepared: TestProfile;
let serversFile: Buffer;
let old: Digests;
let profile: TestProfile;
let account: FakeAccount;
const open: Engine[] = [];

function engineOf(serverUrl = account.server.url): Engine {
  const engine = makeEngine(profile, {
    syncProfile: memorySyncProfile({
      server: { kind: 'own', url: serverUrl },
      username: USERNAME,
      hostKey: HOST_KEY,
    }),
  });
  open.push(engine);
  return engine;
}
async function closeAll(): Promise<void> {
  for (const engine of open.splice(0)) await engine.close();
}
function fill(db: WriteDb, first: number): void {
  for (let id = first; id < first + 20; id += 1) {
    addTestCard(db, { id, did: 1 });
    run(db, 'UPDATE notes SET usn = -1, flds = ? WHERE id = ?', [randomBytes(60_000).toString('base64'), id]);
  }
}

beforeAll(async () => {
  serversFile = otherCollection((db) => fill(db, 5000));
  prepared = makeProfile();
  profile = prepared;
  const collection = engineOf('http://127.0.0.1:1/').slot.get();
  collection.transact('createDeck', () => fill(collection.db, 1));
  old = digests(collection.db);
  await closeAll();
});
afterAll(() => prepared.remove());

beforeEach(async () => {
  profile = makeProfile();
  cpSync(prepared.paths.folder, profile.paths.folder, { recursive: true });
  account = await startFakeAccount({
    username: USERNAME,
    password: PASSWORD,
    hostKey: HOST_KEY,
    nowMs: profile.env.clock.nowMs,
  });
  account.setContent(serversFile);
});
afterEach(async () => {
  await closeAll();
  await account.stop();
  profile.remove();
});

/** Runs the sync in another process and kills that at the point, or so many ms after it was passed. */
async function kill(
  direction: 'upload' | 'download',
  point: string,
  laterMs?: number,
  when: Promise<void> = new Promise(() => undefined),
): Promise<string[]> {
  const stopAt = laterMs === undefined ? point : 'nowhere';
  const { folder } = profile.paths;
  const child = spawn(process.execPath, [CHILD, folder, account.server.url, HOST_KEY, direction, stopAt], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const reached: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    reached.push(line);
    if (line === point) setTimeout(() => child.kill('SIGKILL'), laterMs ?? 0);
  });
  void when.then(() => child.kill('SIGKILL'));
  const [, signal] = await ended;
  expect(signal === 'SIGKILL' || reached.includes('done')).toBe(true);
  return reached;
}
/** The rows that the server's collection has once it is one of ours. */
function serversRows(): Digests {
  const path = join(profile.paths.folder, 'servers.db');
  writeFileSync(path, account.content() ?? '');
  adoptAnkiFile(path, { env: profile.env });
  const db = openDb(path, { exclusive: false });
  try {
    return withoutCol(digests(db));
  } finally {
    db.close();
    rmSync(path);
  }
}
/** Opens the collection as the next start of the program does. */
function reopened(): Digests {
  const { slot } = engineOf();
  expect(slot.openError).toBeUndefined();
  integrityCheck(slot.get().db);
  expect(readdirSync(profile.paths.scratch)).toEqual([]);
  return digests(slot.get().db);
}
describe('a process killed in a download', () => {
  it.each([
    'connecting',
    'in the backup',
    'after the backup',
    '25 % down',
    '50 % down',
    '75 % down',
    '100 % down',
    'adopting: converting',
    'adopting: checking',
    'adopted',
    'replacing',
  ])('at "%s" leaves the old collection', async (point) => {
    const reached = await kill('download', point);
    expect(reached.at(-1)).toBe(point);
    expect(reopened()).toEqual(old);
    const backups = listBackups(profile.paths).filter(({ reason }) => reason === 'beforeDownload');
    expect(backups).toHaveLength(['connecting', 'in the backup'].includes(point) ? 0 : 1);
  });

  it('after the rename has the whole new collection', async () => {
    const reached = await kill('download', 'replaced');
    expect(reached.at(-1)).toBe('replaced');
    expect(withoutCol(reopened())).toEqual(serversRows());
    expect(await open[0]?.handlers.sync.start({}, callContext())).toMatchObject({ kind: 'noChanges' });
  });

  it.each(DELAYS_MS)('%i ms after the file is down has one of the two, whole', async (laterMs) => {
    await kill('download', '100 % down', laterMs);
    const now = withoutCol(reopened());
    expect([withoutCol(old), serversRows()]).toContainEqual(now);
  });
});

describe('a process killed in an upload', () => {
  it.each(['in the backup', 'fetchingServerCopy', 'preparing', 'uploading'])(
    'at "%s" leaves both as they were',
    async (point) => {
      const serverBefore = serversRows();
      await kill('upload', point);
      expect(reopened()).toEqual(old);
      expect(serversRows()).toEqual(serverBefore);
      const outcome = await open[0]?.handlers.sync.start({}, callContext());
      expect(outcome).toMatchObject({ kind: 'fullSyncRequired', canUpload: true, canDownload: true });
    },
  );

  it('after the server took it, before its answer came, is finished by the next sync', async () => {
    let arrived = (): void => undefined;
    const taken = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    account.server.reactions['upload'] = async (exchange) => {
      account.setContent(await exchange.body());
      arrived();
    };
    await kill('upload', 'nowhere', undefined, taken);
    expect(reopened()).toEqual(old);
    const [engine] = open;
    expect(await engine?.handlers.sync.start({}, callContext())).toMatchObject({ kind: 'noChanges' });
    expect(await engine?.handlers.sync.status({}, callContext())).toMatchObject({
      reason: 'upToDate',
      waiting: { notes: 0 },
    });
  });
});
