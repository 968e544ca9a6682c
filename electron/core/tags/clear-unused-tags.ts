import { splitTags } from '../notes/note-tags.ts';
import type { WriteDb } from '../storage/connection.ts';
import { foldName } from '../storage/fold-name.ts';
import { column } from '../storage/statement.ts';
import { listTags, removeTag } from '../storage/tag-storage.ts';

const ALL_TAGS = "SELECT DISTINCT tags FROM notes WHERE tags != ''";

/** Takes tags that no note has out of the list, parents of used ones too. Inside a transaction. Answers how many. */
export function clearUnusedTags(db: WriteDb): number {
  const used = new Set(column<string>(db, ALL_TAGS).flatMap((tags) => splitTags(tags).map(foldName)));
  const unused = listTags(db).filter(({ name }) => !used.has(foldName(name)));
  for (const { name } of unused) removeTag(db, name);
  return unused.length;
}
