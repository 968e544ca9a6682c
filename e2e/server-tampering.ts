import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Takes a card out of the official server's collection past every sync. The server must not be running. */
export function removeServerCard(base: string, user = 'me'): void {
  const db = new Database(join(base, user, 'collection.anki2'));
  try {
    const { changes } = db.prepare('DELETE FROM cards WHERE id = (SELECT min(id) FROM cards)').run();
    if (changes !== 1) throw new Error('there was no card to remove');
  } finally {
    db.close();
  }
}
