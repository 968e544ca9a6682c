import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type WriteDb, openDb } from '../../storage/connection.ts';

interface Summary {
  readonly mod: number;
  readonly scm: number;
  readonly usn: number;
  readonly cards: number;
}

/** The collection that a scripted server has of an account: a whole file, kept as bytes. */
export class AccountFile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ebb-fake-account-'));
  readonly #path = join(this.#folder, 'file.db');
  /** Undefined: never used. */
  content: Buffer | undefined;

  summary(): Summary | undefined {
    if (this.content === undefined) return undefined;
    const select = 'SELECT mod, scm, usn, (SELECT count(*) FROM cards) AS cards FROM col';
    return this.#inDatabase(this.content, (db) => db.prepare(select).get() as Summary).value;
  }

  /** What every change on a server, and every full download from it, does. */
  step(nowMs: number): void {
    if (this.content === undefined) return;
    const sql = 'UPDATE col SET usn = usn + 1, mod = max(mod + 1, ?)';
    this.content = this.#inDatabase(this.content, (db) => db.prepare(sql).run(nowMs)).bytes;
  }

  isWhole(bytes: Buffer): boolean {
    return this.#inDatabase(bytes, (db) => db.pragma('integrity_check', { simple: true })).value === 'ok';
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Opens the bytes as a database, and answers what is in the file afterwards. */
  #inDatabase<T>(bytes: Buffer, work: (db: WriteDb) => T): { readonly value: T; readonly bytes: Buffer } {
    writeFileSync(this.#path, bytes);
    const db = openDb(this.#path, { exclusive: false });
    let value: T;
    try {
      value = work(db);
    } finally {
      db.close();
    }
    return { value, bytes: readFileSync(this.#path) };
  }
}
