import type { ReadDb, WriteDb } from '../../storage/connection.ts';
import { addTag, findTag, removeTag } from '../../storage/tag-storage.ts';

const SEPARATOR = '::';

/**
 * The server spells the parents of a tag that we sent as the tags that it knew, which are here now. What it sent
 * itself stays as it came (official spells that anew too, each client by its own list, and so the lists differ).
 */
export function respellTags(db: WriteDb, sent: readonly string[]): void {
  for (const name of sent) {
    const tag = findTag(db, name);
    if (tag === undefined) continue;
    const respelled = underKnownParent(db, tag.name);
    if (respelled === tag.name) continue;
    removeTag(db, tag.name);
    addTag(db, { ...tag, name: respelled });
  }
}

function underKnownParent(db: ReadDb, name: string): string {
  const parts = name.split(SEPARATOR);
  for (let depth = parts.length - 1; depth > 0; depth--) {
    const parent = findTag(db, parts.slice(0, depth).join(SEPARATOR));
    if (parent !== undefined) return [parent.name, ...parts.slice(depth)].join(SEPARATOR);
  }
  return name;
}
