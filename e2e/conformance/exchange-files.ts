import Database from 'better-sqlite3';

/** The number of the file's schema. */
export function version(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT ver FROM col').pluck().get();
  } finally {
    db.close();
  }
}

export function firstNoteId(path: string): number {
  const db = new Database(path, { readonly: true });
  try {
    return Number(db.prepare('SELECT min(id) FROM notes').pluck().get());
  } finally {
    db.close();
  }
}

/** Every table and index of a file. */
export function declarations(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    return db
      .prepare("SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name")
      .raw()
      .all();
  } finally {
    db.close();
  }
}
