import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '../collection/backup.ts';
import { getCol } from '../storage/col-storage.ts';
import { one, run } from '../storage/statement.ts';
import { testContext } from './testing/progress-context.ts';
import { otherCards, otherCollection } from './testing/other-collection.ts';
import { type SyncHarness, USERNAME, failureOf, makeSyncHarness, syncSteps } from './testing/sync-harness.ts';

let h: SyncHarness;
beforeEach(async () => {
  h = await makeSyncHarness();
});
afterEach(() => h.remove());

const { db, start, resolve, status, addCards, inStep } = syncSteps(() => h);

describe('an upload', () => {
  it('makes both sides the same: nothing waits and nothing is left to do', async () => {
    await inStep();
    const col = getCol(db());
    expect(h.account.marks()).toEqual({ modMs: col.modMs, scmMs: col.scmMs, usn: col.usn });
    expect(col.lastSyncMs).toBe(col.scmMs);
    expect(await status()).toMatchObject({ button: 'normal', reason: 'upToDate', waiting: { notes: 0, cards: 0 } });
    expect((await start()).kind).toBe('noChanges');
    expect((await h.syncProfile()).lastUsername).toBe(USERNAME);
    expect(h.collection().undoStatus()).toEqual({ undo: null, redo: null });
  });

  it('leaves here what had to be written otherwise for the server', async () => {
    await h.login();
    addCards(3);
    run(db(), "UPDATE deck_configs SET json = replace(json, '2500', '1299')");
    await start();
    await resolve('upload');
    const preset = one<{ json: string; usn: number }>(db(), 'SELECT json, usn FROM deck_configs');
    expect(preset?.json).toContain('1310');
    expect(preset?.usn).toBe(0);
    expect((await start()).kind).toBe('noChanges');
  });

  it('keeps a copy of both sides first', async () => {
    await h.login();
    addCards(3);
    const other = otherCards(2);
    h.account.setContent(other);
    await start();
    const result = await resolve('upload');
    expect(h.safetyCopies()).toEqual(['beforeUpload', 'serverCopy']);
    expect(result.backups).toHaveLength(2);
    const kept = listBackups(h.profile.paths).find(({ backupId }) => backupId === result.backups[1]);
    expect(kept).toMatchObject({ kind: 'server', reason: 'serverCopy', cards: 2 });
  });

  it('needs no copy of an account that was never used', async () => {
    await inStep();
    expect(h.safetyCopies()).toEqual(['beforeUpload']);
    expect(h.account.server.received.map(({ method }) => method)).not.toContain('download');
  });

  it('does not begin when the server’s copy can’t be had, unless the user says so', async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
    h.account.server.reactions['download'] = (exchange) => exchange.status(500);
    await start();
    const before = h.rows();
    expect(await failureOf(resolve('upload'))).toEqual({
      code: 'sync.safetyCopyFailed',
      details: { cause: 'sync.serverProblem' },
    });
    expect(h.rows()).toEqual(before);
    expect(h.account.server.received.map(({ method }) => method)).not.toContain('upload');
    expect((await resolve('upload', true)).kind).toBe('uploaded');
  });

  it('may go on without the copy also when the failed fetch moved the server on', async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
    h.account.server.reactions['download'] = (exchange) => {
      h.account.changeElsewhere();
      exchange.cut();
    };
    await start();
    expect((await failureOf(resolve('upload'))).code).toBe('sync.safetyCopyFailed');
    expect((await resolve('upload', true)).kind).toBe('uploaded');
  });

  it('is not made of a choice about another state of the server', async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
    await start();
    h.account.changeElsewhere();
    expect((await failureOf(resolve('upload'))).code).toBe('sync.choiceOutdated');
    expect(h.safetyCopies()).toEqual([]);
  });

  it('also goes to a server that does not count downloads', async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
    h.account.server.reactions['download'] = (exchange) => exchange.reply(h.account.content() ?? '');
    await start();
    await h.sync.inspectServer({}, testContext().context);
    expect((await resolve('upload')).backups).toHaveLength(2);
    expect((await start()).kind).toBe('noChanges');
  });

  it('stops when somebody else was faster than the safety copy', async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
    h.account.server.reactions['download'] = (exchange) => {
      h.account.changeElsewhere();
      return h.account.download(exchange);
    };
    await start();
    expect((await failureOf(resolve('upload'))).code).toBe('sync.choiceOutdated');
    expect(h.account.server.received.map(({ method }) => method)).not.toContain('upload');
  });

  it('stops when the server changes between its copy and the sending', async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
    await start();
    const call = testContext(({ stage }) => {
      if (stage === 'preparing') h.account.changeElsewhere();
    });
    expect((await failureOf(Promise.resolve(h.sync.resolve({ direction: 'upload' }, call.context)))).code).toBe(
      'sync.choiceOutdated',
    );
    expect(h.account.server.received.map(({ method }) => method)).not.toContain('upload');
  });

  it('of no cards over a filled account is refused', async () => {
    await h.login();
    h.account.setContent(otherCards(2));
    await start();
    expect((await failureOf(resolve('upload'))).code).toBe('sync.nothingToUpload');
  });

  it('is not made when a merge is all that is needed', async () => {
    await inStep();
    addCards(1, 50);
    expect((await failureOf(resolve('upload'))).code).toBe('sync.choiceOutdated');
  });

  it('shows the server’s text when it is refused, and the size as what it is', async () => {
    await h.login();
    addCards(3);
    await start();
    h.account.server.reactions['upload'] = async (exchange) => {
      await exchange.body();
      exchange.reply('I do not like it');
    };
    expect(await failureOf(resolve('upload'))).toEqual({
      code: 'sync.uploadRefused',
      details: { message: 'I do not like it' },
    });
    h.account.server.reactions['upload'] = async (exchange) => {
      await exchange.body();
      exchange.reply('collection exceeds size limit');
    };
    expect((await failureOf(resolve('upload'))).code).toBe('sync.tooLarge');
  });

  it('whose answer is lost is finished at once when the server can be asked', async () => {
    await h.login();
    addCards(3);
    await start();
    h.account.server.reactions['upload'] = async (exchange) => {
      h.account.setContent(await exchange.body());
      exchange.cut();
    };
    expect((await resolve('upload')).kind).toBe('uploaded');
    expect((await start()).kind).toBe('noChanges');
  });

  it('whose answer is lost for good is finished by the next sync', async () => {
    await h.login();
    addCards(3);
    await start();
    h.account.server.reactions['upload'] = async (exchange) => {
      h.account.setContent(await exchange.body());
      h.account.server.reactions['meta'] = (next) => next.cut();
      exchange.cut();
    };
    expect((await failureOf(resolve('upload'))).code).toBe('sync.connectionLost');
    expect((await status()).waiting.cards).toBe(3);
    h.account.server.reactions['meta'] = h.account.meta;
    expect((await start()).kind).toBe('noChanges');
    expect(await status()).toMatchObject({ reason: 'upToDate', waiting: { notes: 0, cards: 0 } });
  });

  it('cancelled while the server thinks about it is finished by the next sync if it was taken', async () => {
    await h.login();
    addCards(3);
    await start();
    h.account.server.reactions['upload'] = async (exchange) => h.account.setContent(await exchange.body());
    const { context, cancel } = testContext();
    const outcome = failureOf(Promise.resolve(h.sync.resolve({ direction: 'upload' }, context)));
    await expect.poll(() => h.account.content()).toBeDefined();
    cancel();
    expect((await outcome).code).toBe('interrupted');
    expect((await start()).kind).toBe('noChanges');
    expect(await status()).toMatchObject({ reason: 'upToDate', waiting: { cards: 0 } });
  });

  it('whose answer was lost is not taken for granted once something changed here', async () => {
    await h.login();
    addCards(3);
    await start();
    h.account.server.reactions['upload'] = async (exchange) => {
      h.account.setContent(await exchange.body());
      h.account.server.reactions['meta'] = (next) => next.cut();
      exchange.cut();
    };
    await failureOf(resolve('upload'));
    h.account.server.reactions['meta'] = h.account.meta;
    addCards(1, 60);
    expect(await start()).toMatchObject({ kind: 'fullSyncRequired', canUpload: true, canDownload: true });
    expect((await status()).waiting.cards).toBe(4);
  });
});

describe('a download', () => {
  beforeEach(async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
  });

  it('puts the server’s collection in place, in step from the first moment, after a copy of ours', async () => {
    await start();
    const result = await resolve('download');
    expect(h.safetyCopies()).toEqual(['beforeDownload']);
    expect(result).toMatchObject({ kind: 'downloaded', numbers: { cards: 2 } });
    const col = getCol(db());
    expect(col.lastSyncMs).toBe(col.modMs);
    expect(h.account.marks()).toEqual({ modMs: col.modMs, scmMs: col.scmMs, usn: col.usn });
    expect(await status()).toMatchObject({
      button: 'normal',
      reason: 'upToDate',
      forcedOneWay: false,
      waiting: { notes: 0, cards: 0, reviews: 0, deletions: 0, others: 0 },
    });
    expect((await start()).kind).toBe('noChanges');
    expect(h.events.map(({ name }) => name)).toEqual(expect.arrayContaining(['collectionState', 'changes']));
  });

  it('that turned out damaged can be tried again without choosing anew', async () => {
    await start();
    h.account.server.reactions['download'] = (exchange) => {
      h.account.changeElsewhere();
      exchange.reply('certainly no collection');
    };
    expect((await failureOf(resolve('download'))).code).toBe('sync.damagedDownload');
    h.account.server.reactions['download'] = h.account.download;
    expect((await resolve('download')).kind).toBe('downloaded');
  });

  it('leaves no scratch file behind', async () => {
    await start();
    await resolve('download');
    expect(readdirSync(h.profile.paths.scratch)).toEqual([]);
  });

  it('of an empty account over our cards is refused', async () => {
    h.account.setContent(otherCollection(() => undefined));
    expect(await start()).toMatchObject({ canUpload: true, canDownload: false });
    expect((await failureOf(resolve('download'))).code).toBe('sync.choiceOutdated');
    expect(h.account.server.received.map(({ method }) => method)).not.toContain('download');
  });

  it.each(['backingUp', 'downloading', 'checking', 'replacing'])(
    'cancelled while %s leaves everything',
    async (stage) => {
      await start();
      const before = h.rows();
      const call = testContext((progress, { cancel }) => {
        if (progress.stage === stage) cancel();
      });
      const outcome = Promise.resolve(h.sync.resolve({ direction: 'download' }, call.context));
      if (stage === 'replacing') {
        // The point of no return: what was cancelled too late is done.
        expect((await outcome).kind).toBe('downloaded');
        return;
      }
      expect((await failureOf(outcome)).code).toBe('interrupted');
      expect(h.rows()).toEqual(before);
      expect(readdirSync(h.profile.paths.scratch)).toEqual([]);
    },
  );
});

describe('a look at the server’s collection', () => {
  beforeEach(async () => {
    await h.login();
    addCards(3);
    h.account.setContent(otherCards(2));
  });

  it('counts it and then serves as the safety copy', async () => {
    await start();
    expect(await h.sync.inspectServer({}, testContext().context)).toMatchObject({ cards: 2 });
    await resolve('upload');
    expect(h.safetyCopies()).toEqual(['beforeUpload', 'serverCopy']);
    expect(h.account.server.received.filter(({ method }) => method === 'download')).toHaveLength(1);
    expect(readdirSync(h.profile.paths.scratch)).toEqual([]);
  });

  it('also serves as the download', async () => {
    await start();
    await h.sync.inspectServer({}, testContext().context);
    expect((await resolve('download')).numbers.cards).toBe(2);
    expect(h.account.server.received.filter(({ method }) => method === 'download')).toHaveLength(1);
  });

  it('is of no use once the server changed', async () => {
    await start();
    await h.sync.inspectServer({}, testContext().context);
    h.account.changeElsewhere();
    expect((await failureOf(resolve('upload'))).code).toBe('sync.choiceOutdated');
  });
});
