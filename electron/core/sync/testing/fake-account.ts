import type { SyncMarks } from '../sync-state.ts';
import { AccountFile } from './account-file.ts';
import { mergeReactions } from './merge-reactions.ts';
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

function loginReaction({ username, password, hostKey }: FakeAccountOptions): Reaction {
  return async (exchange) => {
    const { u, p } = JSON.parse((await exchange.body()).toString()) as { u: string; p: string };
    if (u === username && p === password) exchange.reply({ key: hostKey });
    else exchange.status(403);
  };
}

export async function startFakeAccount(options: FakeAccountOptions): Promise<FakeAccount> {
  const { hostKey, nowMs } = options;
  const file = new AccountFile();
  // Made at another moment than the collections of the test.
  const unused = { mod: 0, scm: nowMs() - 1234, usn: 0, cards: 0 };
  const state = () => file.summary() ?? unused;
  const withKey =
    (serve: Reaction): Reaction =>
    (exchange) => {
      const header = JSON.parse(String(exchange.request.headers['anki-sync'])) as { k: string };
      return header.k === hostKey ? serve(exchange) : exchange.status(403);
    };
  const meta = withKey((exchange) => {
    const { cards, ...col } = state();
    const ts = Math.floor(nowMs() / 1000);
    exchange.reply({ ...col, ts, msg: '', cont: true, hostNum: 0, empty: cards === 0, media_usn: 0 });
  });
  const download = withKey((exchange) => {
    file.step(nowMs());
    exchange.reply(file.content ?? Buffer.alloc(0));
  });
  const upload = withKey(async (exchange) => {
    const body = await exchange.body();
    // As the official server: no bytes make a new, empty collection of what was there.
    if (body.length > 0 && !file.isWhole(body)) {
      exchange.reply('the file is broken');
      return;
    }
    file.content = body.length === 0 ? undefined : body;
    exchange.reply('OK');
  });
  const merge = mergeReactions(() => {
    file.step(nowMs());
    return state().mod;
  });
  const server = await startScriptedServer({ hostKey: loginReaction(options), meta, download, upload, ...merge });
  return {
    server,
    meta,
    download,
    upload,
    content: () => file.content,
    setContent: (content) => {
      file.content = content;
    },
    marks: () => {
      const { mod, scm, usn } = state();
      return { modMs: mod, scmMs: scm, usn };
    },
    changeElsewhere: () => file.step(nowMs()),
    stop: async () => {
      await server.stop();
      file.remove();
    },
  };
}
