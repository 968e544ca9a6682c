import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type WriteDb, openDb } from '../../storage/connection.ts';
import type { SyncMarks } from '../sync-state.ts';
import { type Reaction, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** An account on a scripted server that counts as the official one does. Tests put their own reactions over it. */
export interface FakeAccount {
  readonly server: ScriptedServer;
  /** The account's collection file; undefined: never used. */
  content(): Buffer | undefined;
  setContent(file: Buffer): void;
  marks(): SyncMarks;
  /** Another device merged something in. */
  changeElsewhere(): void;
  stop(): Promise<void>;
  readonly meta: Reaction;
  readonly download: Reaction;
  readonly upload: Reaction;
}

export interface FakeAccountOptions {
  readonly username: string;
  readonly password: string;
  readonly hostKey: string;
  readonly nowMs: () => number;
}

interface ColRow {
  readonly mod: number;
  readonly scm: number;
  readonly usn: number;
}

export async function startFakeAccount(options: FakeAccountOptions): Promise<FakeAccount> {
  const { username, password, hostKey, nowMs } = options;
  const folder = mkdtempSync(join(tmpdir(), 'ebb-fake-account-'));
  const path = join(folder, 'file.db');
  let content: Buffer | undefined;
  // Made at another moment than the collections of this test.
  const unusedScmMs = nowMs() - 1234;

  /** Opens the bytes as a database, and answers what is in the file afterwards. */
  const inDatabase = <T>(bytes: Buffer, work: (db: WriteDb) => T): { value: T; bytes: Buffer } => {
    writeFileSync(path, bytes);
    const db = openDb(path, { exclusive: false });
    let value: T;
    try {
      value = work(db);
    } finally {
      db.close();
    }
    return { value, bytes: readFileSync(path) };
  };
  const inspect = (bytes: Buffer): ColRow & { cards: number } =>
    inDatabase(bytes, (db) => ({
      ...(db.prepare('SELECT mod, scm, usn FROM col').get() as ColRow),
      cards: db.prepare('SELECT count(*) FROM cards').pluck().get() as number,
    })).value;
  const step = (): void => {
    if (content === undefined) return;
    const set = (db: WriteDb): void => {
      db.prepare('UPDATE col SET usn = usn + 1, mod = max(mod + 1, ?)').run(nowMs());
    };
    content = inDatabase(content, set).bytes;
  };
  const withKey =
    (serve: Reaction): Reaction =>
    (exchange) => {
      const header = JSON.parse(String(exchange.request.headers['anki-sync'])) as { k: string };
      return header.k === hostKey ? serve(exchange) : exchange.status(403);
    };

  const meta = withKey((exchange) => {
    const col = content === undefined ? undefined : inspect(content);
    exchange.reply({
      mod: col?.mod ?? 0,
      scm: col?.scm ?? unusedScmMs,
      usn: col?.usn ?? 0,
      ts: Math.floor(nowMs() / 1000),
      msg: '',
      cont: true,
      hostNum: 0,
      empty: (col?.cards ?? 0) === 0,
      media_usn: 0,
    });
  });
  const download = withKey((exchange) => {
    step();
    exchange.reply(content ?? Buffer.alloc(0));
  });
  const upload = withKey(async (exchange) => {
    const body = await exchange.body();
    // As the official server: no bytes make a new, empty collection of what was there.
    if (body.length === 0) content = undefined;
    else if (inDatabase(body, (db) => db.pragma('integrity_check', { simple: true })).value !== 'ok') {
      exchange.reply('the file is broken');
      return;
    } else content = body;
    exchange.reply('OK');
  });
  const server = await startScriptedServer({
    hostKey: async (exchange) => {
      const { u, p } = JSON.parse((await exchange.body()).toString()) as { u: string; p: string };
      if (u === username && p === password) exchange.reply({ key: hostKey });
      else exchange.status(403);
    },
    meta,
    download,
    upload,
  });
  return {
    server,
    meta,
    download,
    upload,
    content: () => content,
    setContent: (file) => {
      content = file;
    },
    marks: () => {
      if (content === undefined) return { modMs: 0, scmMs: unusedScmMs, usn: 0 };
      const { mod, scm, usn } = inspect(content);
      return { modMs: mod, scmMs: scm, usn };
    },
    changeElsewhere: step,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
