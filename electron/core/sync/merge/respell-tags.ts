import type { ReadDb, WriteDb } from '../../storage/connection.ts';
import { foldName } from '../../storage/fold-name.ts';
import { addTag, findTag, removeTag } from '../../storage/tag-storage.ts';

const SEPARATOR = '::';

/**
 * Spells tags as the server does. What came from it stays as it came, in place of ours of another case, which it had
 * no use for. The parents of the others that we sent it spells as the tags that it knew, which are here now. (Official
 * spells what comes in by its own list, and so the lists of clients and server differ.)
 */
export function respellTags(db: WriteDb, { sent, came }: { sent: readonly string[]; came: readonly string[] }): void {
  for (const name of came) respell(db, name, name);
  const kept = new Set(came.map(foldName));
  for (const name of sent) if (!kept.has(foldName(name))) respell(db, name, underKnownParent(db, name));
}

function respell(db: WriteDb, name: string, spelling: string): void {
  const tag = findTag(db, name);
  if (tag === undefined || tag.name === spelling) return;
  removeTag(db, name);
  addTag(db, { ...tag, name: spelling });
}

function underKnownParent(db: ReadDb, name: string): string {
  const parts = name.split(SEPARATOR);
  for (let depth = parts.length - 1; depth > 0; depth--) {
    const parent = findTag(db, parts.slice(0, depth).join(SEPARATOR));
    if (parent !== undefined) return [parent.name, ...parts.slice(depth)].join(SEPARATOR);
  }
  return name;
}
