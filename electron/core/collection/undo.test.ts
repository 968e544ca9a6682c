import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CardRow, cardStorage } from '../storage/card-storage.ts';
import { getCol, updateCol } from '../storage/col-storage.ts';
import { setConfig } from '../storage/config-storage.ts';
import { openDb } from '../storage/connection.ts';
import { setLocalState } from '../storage/local-state.ts';
import { one, run, value } from '../storage/statement.ts';
import { codeOf } from '../testing/code-of.ts';
import { addTestCard, makeCollection, snapshot, type TestCollection } from '../testing/make-collection.ts';
import { UndoLog } from './undo-log.ts';

const DEPTH = Number(process.env['EBB_DEPTH'] ?? 1);

let test1: TestCollection;
beforeEach(() => {
  test1 = makeCollection();
  addTestCard(test1.db, { id: 1, did: 1 });
  addTestCard(test1.db, { id: 2, did: 1 });
});
afterEach(() => test1.remove());

const modOf = (): number => getCol(test1.db).modMs;

function card(id: number): CardRow {
  const zeros = { mod: 0, usn: 0, type: 0, queue: 0, ivl: 0, factor: 0, reps: 0, lapses: 0, left: 0 };
  return { ...zeros, id, nid: id, did: 1, ord: 0, due: 5, odue: 0, odid: 0, flags: 0, data: '' };
}
function manyCards(count: number, due = 5): CardRow[] {
  return Array.from({ length: count }, (_, i) => ({ ...card(i + 1), due }));
}

describe('a transaction', () => {
  test('answers what it touched and raises the collection’s mod', () => {
    const { db, collection } = test1;
    const before = modOf();
    const { output, changes } = collection.transact('renameDeck', () => {
      run(db, 'UPDATE cards SET due = 7 WHERE id = 1');
      return 'done';
    });
    expect(output).toBe('done');
    expect(changes).toMatchObject({ op: 'renameDeck', card: true, note: false, deck: false, studyQueues: true });
    expect(modOf()).toBeGreaterThan(before);
  });

  test('that changed nothing answers null, leaves mod alone and is no step', () => {
    const { db, collection } = test1;
    const before = modOf();
    const result = collection.transact('renameDeck', () => {
      run(db, 'UPDATE cards SET due = due');
      run(db, "INSERT INTO tags (name, key, usn) VALUES ('x', 'x', -1)");
      run(db, "DELETE FROM tags WHERE name = 'x'");
    });
    expect(result.changes).toBeNull();
    expect(modOf()).toBe(before);
    expect(collection.undoStatus()).toEqual({ undo: null, redo: null });
  });

  test('that throws leaves no trace', () => {
    const { db, collection } = test1;
    const before = snapshot(db, { withCol: true });
    const fail = () =>
      collection.transact('renameDeck', () => {
        run(db, 'DELETE FROM cards');
        throw new Error('no');
      });
    expect(fail).toThrow('no');
    expect(snapshot(db, { withCol: true })).toEqual(before);
    expect(collection.undoStatus().undo).toBeNull();
    // And the next one works, and records only its own changes.
    expect(collection.transact('renameDeck', () => void run(db, 'UPDATE notes SET mod = 1')).changes).toMatchObject({
      note: true,
      card: false,
    });
  });

  test('raises mod although the clock stands or went back', () => {
    const { db, collection, env } = test1;
    const change = (due: number) =>
      collection.transact('renameDeck', () => void run(db, 'UPDATE cards SET due = ?', [due]));
    change(10);
    const first = modOf();
    change(11);
    expect(modOf()).toBeGreaterThan(first);
    env.setNow(1_000_000);
    const second = modOf();
    change(12);
    expect(modOf()).toBeGreaterThan(second);
  });

  test('inside another one is refused', async () => {
    const { collection } = test1;
    const nested = () => collection.transact('createDeck', () => collection.transact('createDeck', () => 1));
    expect(await codeOf(nested)).toBe('internal');
  });

  test('that need not be durable leaves the next ones as durable as ever, whether it went well or not', async () => {
    const { db, collection } = test1;
    const FULL = 2;
    const NORMAL = 1;
    const levels: unknown[] = [];
    const noted = (): unknown => levels.push(db.pragma('synchronous', { simple: true }));
    const quietly = (fn: () => void) =>
      collection.writeQuietly(
        () => {
          noted();
          fn();
        },
        { durable: false },
      );
    quietly(() => setLocalState(db, 'a', 1));
    expect(() => quietly(() => expect.unreachable('no'))).toThrow('no');
    collection.transact('createDeck', noted);
    quietly(() => undefined);
    collection.writeQuietly(noted);
    quietly(() => undefined);
    await collection.writeAcross(() => Promise.resolve(noted()));
    expect(levels).toEqual([NORMAL, NORMAL, FULL, NORMAL, FULL, NORMAL, FULL]);
    const nested = () => collection.writeQuietly(() => quietly(() => undefined));
    expect(await codeOf(nested)).toBe('internal');
  });

  test('of the schema mark alone counts as a change, of this device’s own notes it does not', () => {
    const { db, collection } = test1;
    expect(collection.transact('forceOneWay', () => updateCol(db, { scmMs: 5 })).changes).not.toBeNull();
    expect(collection.transact('forceOneWay', () => setLocalState(db, 'a', 1)).changes).toBeNull();
  });
});

describe('undo', () => {
  test('brings the schema mark back, unless it was set again since', () => {
    const { db, collection } = test1;
    const { scmMs } = getCol(db);
    const marked = () =>
      collection.transact('changeDeckOptions', () => {
        run(db, 'UPDATE cards SET due = due + 1 WHERE id = 1');
        updateCol(db, { scmMs: getCol(db).scmMs + 7 });
      });
    marked();
    collection.undo();
    expect(getCol(db).scmMs).toBe(scmMs);
    collection.redo();
    expect(getCol(db).scmMs).toBe(scmMs + 7);
    collection.transact('forceOneWay', () => updateCol(db, { scmMs: scmMs + 9 }));
    collection.undo();
    expect(getCol(db).scmMs).toBe(scmMs + 9);
  });

  const changeAll = (db: TestCollection['db']) => {
    run(db, 'UPDATE cards SET due = 99, mod = 5, usn = -1 WHERE id = 1');
    run(db, 'DELETE FROM cards WHERE id = 2');
    run(db, 'INSERT INTO graves (oid, type, usn) VALUES (2, 0, -1)');
    addTestCard(db, { id: 3, did: 1 });
    setConfig(db, 'some key', 'value', { mtimeSecs: 1, usn: -1 });
  };

  test('puts every row back as it was, stamps included, and mod as well; redo does it again', () => {
    const { db, collection } = test1;
    const start = snapshot(db, { withCol: true });
    collection.transact('removeDeck', () => changeAll(db));
    const end = snapshot(db, { withCol: true });
    expect(collection.undoStatus()).toEqual({ undo: 'removeDeck', redo: null });

    const undone = collection.undo();
    expect(undone.output).toEqual({ op: 'removeDeck' });
    expect(undone.changes).toMatchObject({ op: 'undo', card: true, config: true, deck: false });
    expect(snapshot(db, { withCol: true })).toEqual(start);
    expect(collection.undoStatus()).toEqual({ undo: null, redo: 'removeDeck' });

    expect(collection.redo().output).toEqual({ op: 'removeDeck' });
    expect(snapshot(db, { withCol: true })).toEqual(end);
    collection.undo();
    expect(snapshot(db, { withCol: true })).toEqual(start);
  });

  test('keeps values exactly: 64-bit integers, text, bytes', () => {
    const { db, collection } = test1;
    const read = () => db.prepare('SELECT flds, sfld, data FROM notes WHERE id = 1').safeIntegers().get();
    db.prepare('UPDATE notes SET flds = ?, sfld = ?, data = ? WHERE id = 1').run(
      '\u0000é',
      9007199254740993n,
      Buffer.from([1, 0, 255]),
    );
    const before = read();
    collection.transact('removeDeck', () => void run(db, 'DELETE FROM notes'));
    collection.undo();
    expect(read()).toEqual(before);
  });

  test('sees what REPLACE and upserts did', () => {
    const { db, collection } = test1;
    run(db, "INSERT INTO tags (name, key, usn) VALUES ('A', 'a', 1), ('B', 'b', 1)");
    const start = snapshot(db);
    collection.transact('removeDeck', () => {
      // Throws out the row of another name whose key is the same.
      run(db, "INSERT OR REPLACE INTO tags (name, key, usn) VALUES ('AA', 'a', -1)");
      run(db, "INSERT OR REPLACE INTO tags (name, key, usn) VALUES ('B', 'b', 7)");
      run(db, "INSERT OR REPLACE INTO tags (name, key, usn) VALUES ('B', 'b', 8)");
      run(db, "INSERT INTO tags (name, key, usn) VALUES ('B', 'b', 9) ON CONFLICT (name) DO UPDATE SET usn = 10");
      run(db, 'UPDATE cards SET id = 50 WHERE id = 1');
    });
    const end = snapshot(db);
    collection.undo();
    expect(snapshot(db)).toEqual(start);
    collection.redo();
    expect(snapshot(db)).toEqual(end);
  });

  test('a new operation forgets what could be redone; one without a step does not', async () => {
    const { db, collection } = test1;
    const set = (op: 'renameDeck' | 'selectDeck', due: number) =>
      collection.transact(op, () => void run(db, 'UPDATE cards SET due = ?', [due]));
    set('renameDeck', 20);
    collection.undo();
    set('selectDeck', 21);
    expect(collection.undoStatus()).toEqual({ undo: null, redo: 'renameDeck' });
    set('renameDeck', 22);
    expect(collection.undoStatus()).toEqual({ undo: 'renameDeck', redo: null });
    expect(await codeOf(() => collection.redo())).toBe('redo.empty');
  });

  test('does not take mod back over a change that is no step: that one still has to be sent', () => {
    const { db, collection } = test1;
    const modBefore = modOf();
    collection.transact('renameDeck', () => void run(db, 'UPDATE cards SET due = 30'));
    collection.transact('selectDeck', () => void setConfig(db, 'curDeck', 77, { mtimeSecs: 1, usn: -1 }));
    const modOfChoice = modOf();
    collection.undo();
    expect(modOf()).toBeGreaterThan(modOfChoice);
    expect(modOf()).not.toBe(modBefore);
    expect(value<string>(db, "SELECT value FROM config WHERE key = 'curDeck'")).toBe('77');
  });

  test('never gives two states the same mod, whatever the clock says', () => {
    const { db, collection, env } = test1;
    env.setNow(5);
    const set = (due: number) =>
      collection.transact('renameDeck', () => void run(db, 'UPDATE cards SET due = ?', [due]));
    set(40);
    const seen = modOf();
    collection.undo();
    set(41);
    expect(modOf()).not.toBe(seen);
  });

  test('goes back fifty steps and holds no image longer than its step', async () => {
    const { db, collection } = test1;
    for (let due = 1; due <= 60; due++) {
      collection.transact('renameDeck', () => {
        run(db, 'UPDATE cards SET due = ? WHERE id = 1', [due + 100]);
        run(db, 'UPDATE notes SET csum = ? WHERE id = 1', [due]);
      });
    }
    let steps = 0;
    while (collection.undoStatus().undo !== null) {
      collection.undo();
      steps++;
    }
    expect(steps).toBe(50);
    expect(one<{ due: number }>(db, 'SELECT due FROM cards WHERE id = 1')).toEqual({ due: 110 });
    expect(await codeOf(() => collection.undo())).toBe('undo.empty');
    expect(value<number>(db, 'SELECT count(*) FROM temp.ebb_undo_notes')).toBe(50);
    collection.clearUndo();
    expect(value<number>(db, 'SELECT count(*) FROM temp.ebb_undo_notes')).toBe(0);
    expect(collection.undoStatus()).toEqual({ undo: null, redo: null });
  });

  test('quiet writing is not recorded', () => {
    const { db, collection } = test1;
    const before = modOf();
    collection.writeQuietly(() => void run(db, 'UPDATE cards SET queue = -1'));
    expect(modOf()).toBe(before);
    expect(collection.undoStatus().undo).toBeNull();
    expect(value<number>(db, 'SELECT count(*) FROM temp.ebb_undo_cards')).toBe(0);
    // A transaction that failed leaves no recording behind that others would get into.
    const fail = () =>
      collection.transact('renameDeck', () => {
        throw new Error('no');
      });
    expect(fail).toThrow('no');
    collection.writeQuietly(() => cardStorage.putAll(db, manyCards(20)));
    expect(value<number>(db, 'SELECT count(*) FROM temp.ebb_undo_cards')).toBe(0);
  });

  /** Ways of writing cards that are recorded in different places: single rows, many rows, all rows by one statement. */
  const WAYS: Readonly<Record<string, (db: TestCollection['db'], due: number) => void>> = {
    one: (db, due) => void run(db, 'UPDATE cards SET due = ? WHERE id = 1', [due]),
    answer: (db, due) => cardStorage.put(db, { ...card(1), due }),
    added: (db, due) => cardStorage.put(db, { ...card(900 + due), due }),
    removed: (db) => void cardStorage.remove(db, 1),
    together: (db, due) => cardStorage.putAll(db, manyCards(30, due)),
    all: (db, due) => void run(db, 'UPDATE cards SET due = ?', [due]),
    rekeyed: (db, due) => void run(db, 'UPDATE cards SET id = ? WHERE id = 1', [1000 + due]),
    keyTaken: (db) => void run(db, 'UPDATE OR REPLACE cards SET id = 2 WHERE id = 1'),
    counted: (db, due) => void run(db, 'UPDATE decks SET usn = ? WHERE id = 1', [due]),
    renamed: (db, due) => void run(db, "UPDATE decks SET name_key = 'x' || ? WHERE id = 1", [due]),
    otherNote: (db, due) => void run(db, 'UPDATE cards SET nid = ?, due = ? WHERE id IN (1, 2)', [50 + due, due]),
    asBefore: (db) => void run(db, 'UPDATE cards SET due = 5 WHERE id = 1'),
  };

  test('takes back and does again whatever mixture of ways a step was written in', { timeout: 30_000 * DEPTH }, () => {
    const step = fc.array(fc.constantFrom(...Object.keys(WAYS)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        const { db, collection, remove } = makeCollection();
        try {
          cardStorage.putAll(db, manyCards(150));
          const states = [snapshot(db, { withCol: true })];
          for (const [at, ways] of steps.entries()) {
            const { changes } = collection.transact('renameDeck', () => {
              for (const [i, way] of ways.entries()) WAYS[way]?.(db, at * 7 + i);
            });
            if (changes !== null) states.push(snapshot(db, { withCol: true }));
          }
          for (const state of states.slice(0, -1).toReversed()) {
            collection.undo();
            expect(snapshot(db, { withCol: true })).toEqual(state);
          }
          for (const state of states.slice(1)) {
            collection.redo();
            expect(snapshot(db, { withCol: true })).toEqual(state);
          }
        } finally {
          remove();
        }
      }),
      { numRuns: 40 * DEPTH },
    );
  });

  test('a step of many rows that all come out as they were is none', () => {
    const { db, collection } = test1;
    collection.writeQuietly(() => cardStorage.putAll(db, manyCards(200)));
    const { changes } = collection.transact('renameDeck', () => {
      cardStorage.put(db, { ...card(1), due: 77 });
      cardStorage.putAll(db, manyCards(200, 8));
      run(db, 'UPDATE cards SET due = 9');
      cardStorage.putAll(db, manyCards(200));
    });
    expect(changes).toBeNull();
    expect(collection.undoStatus().undo).toBeNull();
  });

  test('is asked once by each row that is written alone, and by none that many are recorded or put back with', () => {
    test1.collection.close();
    const db = openDb(test1.paths.collection);
    let asked = 0;
    const register = db.function.bind(db);
    Object.defineProperty(db, 'function', {
      value: (name: string, ...rest: readonly unknown[]) => {
        const fn = rest.at(-1) as (...values: unknown[]) => unknown;
        const counted = (...values: unknown[]): unknown => {
          asked += 1;
          return fn(...values);
        };
        // It is told how many values the function takes.
        Object.defineProperty(counted, 'length', { value: fn.length });
        return Reflect.apply(register, db, [name, ...rest.slice(0, -1), counted]) as unknown;
      },
    });
    const log = new UndoLog(db);
    log.record(1, () => cardStorage.put(db, { ...card(1), due: 6 }));
    expect(asked).toBe(1);
    asked = 0;
    log.record(2, () => cardStorage.putAll(db, manyCards(200, 7)));
    log.swap(2).done();
    expect(asked).toBe(0);
    log.record(3, () => cardStorage.put(db, { ...card(1), due: 8 }));
    expect(asked).toBe(1);
    db.close();
  });

  test('of a card keeps its values exactly, too: what an integer column holds may be anything', () => {
    const { db, collection } = test1;
    const read = () => db.prepare('SELECT * FROM cards WHERE id = 1').safeIntegers().raw().get();
    db.prepare("UPDATE cards SET odid = ?, due = 1.5, flags = 'x', data = ? WHERE id = 1").run(
      9007199254740993n,
      Buffer.from([1, 0, 255]),
    );
    const before = read();
    collection.transact('removeDeck', () => void run(db, 'UPDATE cards SET odid = 3, due = 4, flags = 1, data = 5'));
    const after = read();
    collection.undo();
    expect(read()).toEqual(before);
    collection.redo();
    expect(read()).toEqual(after);
  });

  test('leaves nothing in the file', () => {
    const { db } = test1;
    expect(value<number>(db, "SELECT count(*) FROM main.sqlite_schema WHERE name LIKE 'ebb_undo%'")).toBe(0);
    expect(() => new UndoLog(db)).toThrow();
  });
});
