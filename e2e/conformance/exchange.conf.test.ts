import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getCol } from '#core/storage/col-storage.ts';
import { openDb } from '#core/storage/connection.ts';
import { createCollectionFile } from '#core/storage/create-collection-file.ts';
import { listDecks } from '#core/storage/deck-storage.ts';
import { adoptAnkiFile } from '#core/storage/exchange/adopt-anki-file.ts';
import { exportSchema11 } from '#core/storage/exchange/write-schema-11.ts';
import { listNotetypes } from '#core/storage/notetype-storage.ts';
import { fixedEnv } from '#core/testing/fixed-env.ts';
import { ENGLISH_STOCK_NAMES } from '#core/testing/stock-names.ts';
import { requirePeerPython } from '#e2e/peer/find-peer.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import { declarations, firstNoteId, version } from './exchange-files.ts';
import { addOddities, editJson, type Json } from './exchange-oddities.ts';

/** 20,000 notes take some seconds; the default has every kind of card and object in it all the same. */
const NOTES = Number(process.env['EBB_DEPTH'] ?? 1) > 10 ? 20_000 : 500;

describe.skipIf(!peerAvailable())('exchanging collection files with official Anki', () => {
  let folder: string;
  let peer: Peer;
  const env = fixedEnv({ nowMs: Date.now() });
  const file = (...parts: readonly string[]): string => join(folder, ...parts);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-exchange-'));
    peer = await startPeer();
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A collection with everything in it that a conversion could lose, made by official. Closed: schema 18. */
  async function makeNasty(name: string): Promise<string> {
    mkdirSync(file(name));
    const made = file(name, 'made.anki2');
    await peer.call('make', { notes: NOTES, decks: 12, filtered: true, fsrs: true }, made);
    await peer.call('close', {}, made);
    const legacy = await schema11Of(made, file(name, 'legacy.anki2'));
    addOddities(legacy);
    // Official upgrades it, and keeps what it doesn't know in its own way.
    await peer.call('tag', { notes: [firstNoteId(legacy)], add: 'Ünïcode::STRASSE Été zz' }, legacy);
    await peer.call('check-db', {}, legacy);
    await peer.call('close', {}, legacy);
    return legacy;
  }

  /** The schema-11 form of a collection, as official writes it into a package for older clients. */
  async function schema11Of(collection: string, target: string): Promise<string> {
    const colpkg = `${target}.colpkg`;
    await peer.call('export-colpkg', { file: colpkg, media: false, legacy: true }, collection);
    await peer.call('close', {}, collection);
    const unpacked = `${target}.unpacked`;
    execFileSync(requirePeerPython(), ['-m', 'zipfile', '-e', colpkg, unpacked]);
    copyFileSync(join(unpacked, 'collection.anki21'), target);
    return target;
  }

  function adopted(source: string, target: string): string {
    copyFileSync(source, target);
    adoptAnkiFile(target, { env });
    return target;
  }

  function exported(
    collection: string,
    target: string,
    forUpload?: { modMs: number; scmMs: number; usn: number },
  ): string {
    const db = openDb(collection);
    try {
      const { adjustments } = exportSchema11(db, target, forUpload === undefined ? {} : { forUpload });
      expect(adjustments).toEqual({ deckIds: [], deckConfigIds: [] });
    } finally {
      db.close();
    }
    return target;
  }

  async function differences(a: string, b: string): Promise<unknown> {
    const diff = await peer.call('diff', { a, b });
    await peer.call('close', {}, a);
    await peer.call('close', {}, b);
    return Object.fromEntries(diff.differing.map((section: string) => [section, diff.sections[section]]));
  }

  describe('a collection of every kind of thing', () => {
    let original: string;
    beforeAll(async () => {
      original = await makeNasty('nasty');
    });

    test('has the oddities that it was made for', async () => {
      const { sections, counts } = await peer.call('dump', {}, original);
      await peer.call('close', {}, original);
      const odd = { text: 'ü' };
      const [deck] = sections.decks;
      const [preset] = sections.deck_configs;
      const [notetype] = sections.notetypes;
      for (const object of [
        deck,
        preset,
        preset.new,
        preset.rev,
        preset.lapse,
        notetype,
        notetype.flds[0],
        notetype.tmpls[0],
      ]) {
        expect(object.ebbTest).toMatchObject(odd);
      }
      expect(counts).toMatchObject({ notes: NOTES, deck_configs: 5 });
      const states = new Set(sections.cards.map((card: Json) => JSON.stringify([card['type'], card['queue']])));
      expect(states.size).toBeGreaterThan(8);
      expect(sections.cards.some((card: Json) => card['odid'] !== 0)).toBe(true);
      expect(readFileSync(original).includes('-5564691263034886561')).toBe(true);
    });

    test('comes through us unchanged as schema 18, and official finds nothing to repair', async () => {
      expect(version(original)).toBe(18);
      const out = exported(adopted(original, file('from18.db')), file('from18.anki2'));
      expect(version(out)).toBe(11);
      expect(await differences(original, out)).toEqual({});
      expect(await peer.call('check-db', {}, out)).toMatchObject({ ok: true });
      expect(await differences(original, out)).toEqual({});
    });

    test('comes through us unchanged as schema 11', async () => {
      const legacy = await schema11Of(original, file('again.anki2'));
      expect(version(legacy)).toBe(11);
      const out = exported(adopted(legacy, file('from11.db')), file('from11.anki2'));
      expect(await differences(original, out)).toEqual({});
      expect(await peer.call('check-db', {}, out)).toMatchObject({ ok: true });
    });

    test('marks what waits to be sent just as official had it marked', async () => {
      const out = exported(adopted(original, file('usn.db')), file('usn.anki2'));
      const sections = ['notes', 'cards', 'revlog', 'decks', 'deck_configs', 'notetypes'];
      const [a, b] = [
        await peer.call('dump', { usn: true, sections }, original),
        await peer.call('dump', { usn: true, sections }, out),
      ];
      expect(b.sections).toEqual(a.sections);
      expect(b.bookkeeping).toMatchObject({
        mod: a.bookkeeping.mod,
        scm: a.bookkeeping.scm,
        ls: a.bookkeeping.ls,
        usn: a.bookkeeping.usn,
        graves: a.bookkeeping.graves,
      });
      await peer.call('close', {}, original);
      await peer.call('close', {}, out);
    });

    test('leaves nothing beside the file and nothing of this device in it', async () => {
      const collection = adopted(original, file('private.db'));
      expect(readdirSync(folder).filter((name) => name.startsWith('private.db'))).toEqual(['private.db']);
      const db = openDb(collection);
      db.prepare("INSERT INTO local_state VALUES ('secret', '\"XYZZY-PRIVATE-XYZZY\"')").run();
      exportSchema11(db, file('private.anki2'));
      db.close();
      expect(readFileSync(file('private.anki2')).includes('XYZZY-PRIVATE')).toBe(false);
      expect(readdirSync(folder).filter((name) => name.startsWith('private.anki2'))).toEqual(['private.anki2']);
      expect(readFileSync(file('private.anki2')).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
    });

    test('made ready for upload has nothing waiting, and official changes nothing in it', async () => {
      const stamps = { modMs: 1_800_000_000_000, scmMs: 1_800_000_000_000, usn: 42 };
      const out = exported(adopted(original, file('upload.db')), file('upload.anki2'), stamps);
      const { bookkeeping } = await peer.call('dump', {}, out);
      expect(bookkeeping).toMatchObject({
        mod: stamps.modMs,
        scm: stamps.scmMs,
        ls: stamps.modMs,
        usn: 42,
        graves: { total: 0 },
        pending: { notes: 0, cards: 0, revlog: 0, decks: 0, deck_config: 0, notetypes: 0, tags: 0, graves: 0 },
      });
      await peer.call('close', {}, out);
      expect(await differences(original, out)).toEqual({});
    });

    test('has the same declarations whether it was adopted or made here', () => {
      const made = file('made-here.db');
      createCollectionFile(made, { env, stockNames: ENGLISH_STOCK_NAMES });
      const wanted = declarations(made);
      expect(declarations(adopted(original, file('shape.db')))).toEqual(wanted);
    });
  });

  test('names that are the same for official are told apart as official tells them, and kept so', async () => {
    const made = file('clash.anki2');
    await peer.call('create', {}, made);
    await peer.call('add-deck', { name: 'Straße::x' }, made);
    await peer.call('add-notetype', { name: 'Größe' }, made);
    await peer.call('close', {}, made);
    const legacy = await schema11Of(made, file('clash11.anki2'));
    editJson(legacy, 'decks', (decks) => {
      const strasse = Object.values(decks).find((deck) => deck['name'] === 'Straße');
      decks['77'] = { ...strasse, id: 77, usn: 0, name: 'STRASSE' };
      decks['78'] = { ...strasse, id: 78, usn: 0, name: ' e\u0301 ::\u0007' };
    });
    editJson(legacy, 'models', (models) => {
      const size = Object.values(models).find((model) => model['name'] === 'Größe');
      models['77'] = { ...size, id: 77, name: 'GRÖSSE' };
    });
    const collection = adopted(legacy, file('clash.db'));
    const db = openDb(collection);
    const names = listDecks(db).map((deck) => [deck.name, deck.usn] as const);
    expect(names).toContainEqual(['STRASSE', 0]);
    expect(names).toContainEqual(['Straße_', -1]);
    expect(names).toContainEqual(['é::blank', -1]);
    expect(listNotetypes(db).map((notetype) => notetype.name)).toEqual(expect.arrayContaining(['GRÖSSE', 'Größe_']));
    db.close();
    const out = exported(collection, file('clash-out.anki2'));
    const { sections } = await peer.call('dump', { usn: true, sections: ['decks', 'notetypes'] }, out);
    expect(sections.decks.map((deck: Json) => [deck['name'], deck['usn']]).toSorted()).toEqual(names.toSorted());
    expect(sections.notetypes.map((notetype: Json) => notetype['name'])).toEqual(
      expect.arrayContaining(['GRÖSSE', 'Größe_']),
    );
    await peer.call('close', {}, out);
  });

  test('an initial ease that the server would reset is raised in the file, and said', async () => {
    const made = file('ease.anki2');
    await peer.call('make', { notes: 20, decks: 1 }, made);
    await peer.call('deck-config', { id: '1', set: { 'new.initialFactor': 1310 } }, made);
    await peer.call('close', {}, made);
    const collection = adopted(made, file('ease.db'));
    const db = openDb(collection);
    const before = db.prepare('SELECT json FROM deck_configs WHERE id = 1').pluck().get();
    db.prepare('UPDATE deck_configs SET json = ? WHERE id = 1').run(String(before).replace('1310', '1300'));
    db.exec('UPDATE cards SET factor = 1300 WHERE factor > 0');
    const stamps = { modMs: 1_800_000_000_000, scmMs: 1_800_000_000_000, usn: 1 };
    const { adjustments } = exportSchema11(db, file('ease-out.anki2'), { forUpload: stamps });
    expect(adjustments).toEqual({ deckIds: [], deckConfigIds: [1] });
    expect(db.prepare('SELECT json FROM deck_configs WHERE id = 1').pluck().get()).toContain('1300');
    db.close();
    const out = await peer.call('dump', { usn: true, sections: ['cards', 'deck_configs'] }, file('ease-out.anki2'));
    expect(out.sections.deck_configs[0].new.initialFactor).toBe(1310);
    expect(out.bookkeeping.pending).toMatchObject({ cards: 0, deck_config: 0 });
    expect(out.sections.cards.some((card: Json) => card['factor'] === 1300)).toBe(true);
    expect(out.sections.cards.some((card: Json) => card['factor'] === 2500)).toBe(false);
    await peer.call('close', {}, file('ease-out.anki2'));
  });

  test('a new collection is what official makes, but for wording and image occlusion', async () => {
    const nowSecs = Date.UTC(2026, 6, 1, 1, 30) / 1000;
    const frozen = await startPeer({ now: nowSecs, freeze: true, tz: 'Europe/Paris' });
    try {
      const [theirs, ours] = [file('new-theirs.anki2'), file('new-ours.anki2')];
      await frozen.call('create', {}, theirs);
      const collection = file('new.db');
      createCollectionFile(collection, {
        env: fixedEnv({ nowMs: nowSecs * 1000, offsetWestMins: -120 }),
        stockNames: ENGLISH_STOCK_NAMES,
      });
      exported(collection, ours);
      const a = await frozen.call('dump', { usn: true }, theirs);
      const b = await frozen.call('dump', { usn: true }, ours);
      for (const section of ['col', 'decks', 'deck_configs', 'tags'])
        expect(b.sections[section]).toEqual(a.sections[section]);
      const config = (dump: typeof a): Json =>
        Object.fromEntries(dump.sections.config.map((entry: Json) => [entry['key'], entry['value']]));
      // Written by the client when it opens a collection, not by who makes it.
      const { localOffset: _, ...wanted } = config(a);
      expect(config(b)).toEqual({ ...wanted, curModel: expect.any(Number) });
      const stock = a.sections.notetypes.filter((notetype: Json) => notetype['originalStockKind'] !== 6);
      expect(b.sections.notetypes.map(withoutWording)).toEqual(stock.map(withoutWording));
      expect(b.bookkeeping).toMatchObject({ mod: a.bookkeeping.mod, ls: 0, usn: 0, pending: a.bookkeeping.pending });
      expect(await frozen.call('check-db', {}, ours)).toMatchObject({ ok: true });
      await frozen.call(
        'add-notes',
        { list: [{ notetype: 'Cloze', fields: ['{{c1::a}}', ''] }, { fields: ['f', 'b'] }] },
        ours,
      );
      expect(await frozen.call('info', {}, ours)).toMatchObject({ notes: 2, cards: 2 });
    } finally {
      await frozen.stop();
    }
  });

  describe('files that are no collections', () => {
    const codeOf = (target: string): string => {
      try {
        adoptAnkiFile(target, { env });
      } catch (error: unknown) {
        return error instanceof Error ? error.message : String(error);
      }
      return 'adopted';
    };

    test.each([12, 14, 15, 16, 17, 19, 10])('schema %i is refused by its number', async (schema) => {
      const target = file(`schema${schema}.anki2`);
      await peer.call('create', {}, target);
      await peer.call('close', {}, target);
      const db = new Database(target);
      db.pragma('journal_mode = DELETE');
      db.prepare('UPDATE col SET ver = ?').run(schema);
      db.close();
      expect(codeOf(target)).toBe('file.unsupportedSchema');
    });

    test('text, an empty file, another database and one of ours are refused', () => {
      const target = file('other');
      for (const bytes of ['', 'shopping list', 'SQLite format 3\0 but nothing more']) {
        writeFileSync(target, bytes);
        expect(codeOf(target)).toBe('file.notACollection');
      }
      rmSync(target);
      const db = new Database(target);
      db.exec('CREATE TABLE recipes (name text)');
      db.close();
      expect(codeOf(target)).toBe('file.notACollection');
      rmSync(target);
      createCollectionFile(target, { env, stockNames: ENGLISH_STOCK_NAMES });
      expect(codeOf(target)).toBe('file.notACollection');
    });

    test('a damaged page anywhere, and a file cut short, are refused', async () => {
      const whole = file('whole.anki2');
      await peer.call('make', { notes: 200, decks: 3 }, whole);
      await peer.call('close', {}, whole);
      const bytes = readFileSync(whole);
      const target = file('damaged.anki2');
      for (let start = 4096; start < bytes.length; start += 4096) {
        const damaged = Buffer.from(bytes);
        damaged.fill(0x5a, start, start + 64);
        writeFileSync(target, damaged);
        expect([start, codeOf(target)]).toEqual([start, 'file.notACollection']);
      }
      for (const length of [4096, 4096 * 3, bytes.length - 4096, bytes.length - 10]) {
        writeFileSync(target, bytes.subarray(0, length));
        expect(codeOf(target)).toBe('file.notACollection');
      }
    });
  });

  test('triggers, views, odd tables and foreign indexes of a file are not taken over', async () => {
    const original = file('odd-original.anki2');
    await peer.call('make', { notes: 30, decks: 2 }, original);
    await peer.call('close', {}, original);
    const target = await schema11Of(original, file('odd.anki2'));
    const db = new Database(target);
    db.exec(`
      CREATE VIEW all_notes AS SELECT * FROM notes;
      CREATE TABLE "odd ""one" (a, b); INSERT INTO "odd ""one" VALUES (1, 2);
      CREATE INDEX strange ON cards (lapses) WHERE reps > 3;
      CREATE TABLE moved (data text, flags, odid, odue, left, lapses, reps, factor, ivl, due, queue, type, usn, mod, ord, did, nid, id, extra);
      INSERT INTO moved SELECT data, flags, odid, odue, left, lapses, reps, factor, ivl, due, queue, type, usn, mod, ord, did, nid, id, 1 FROM cards;
      DROP TABLE cards; ALTER TABLE moved RENAME TO cards;
      UPDATE notes SET csum = 0, sfld = 'wrong' WHERE id % 2 = 0;
      CREATE TRIGGER spoil AFTER UPDATE ON notes BEGIN DELETE FROM cards; END;`);
    db.close();
    adoptAnkiFile(target, { env });
    const made = file('odd-made.db');
    createCollectionFile(made, { env, stockNames: ENGLISH_STOCK_NAMES });
    expect(declarations(target)).toEqual(declarations(made));
    expect(await differences(original, exported(target, file('odd-out.anki2')))).toEqual({});
  });

  test('stamps of the collection are carried over', async () => {
    const target = file('stamps.anki2');
    await peer.call('create', {}, target);
    await peer.call('sql', { query: 'update col set mod=5001, scm=5002, ls=5003, usn=17' }, target);
    await peer.call('close', {}, target);
    const db = openDb(adopted(target, file('stamps.db')));
    expect(getCol(db)).toMatchObject({ scmMs: 5002, lastSyncMs: 5003, usn: 17 });
    db.close();
  });
});

/** What a note type consists of, without what we word in our own way. */
function withoutWording(notetype: Json): unknown {
  const { id: _id, css: _css, latexPre: _pre, latexPost: _post, ...rest } = notetype;
  const parts = (key: string): Json[] =>
    (notetype[key] as Json[]).map(({ id, ...part }) => ({ ...part, id: typeof id }));
  return { ...rest, flds: parts('flds'), tmpls: parts('tmpls') };
}
