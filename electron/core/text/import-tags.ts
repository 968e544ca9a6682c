import type { WriteDb } from '../storage/connection.ts';
import { foldName } from '../storage/fold-name.ts';
import { findTag } from '../storage/tag-storage.ts';
import { normalizedTag, registeredTags, sortedTags, spelledTag, splitTags } from '../notes/note-tags.ts';

/** As many lists of tags are remembered: files repeat them. */
const MOST_REMEMBERED = 10_000;

/** Tags of rows, looked up once for each list of them. */
export class ImportTags {
  readonly #db: WriteDb;
  readonly #registered = new Map<string, readonly string[]>();
  /** As rows have them. Only as long as no tag comes to the list: others may be spelled after it. */
  readonly #spelled = new Map<string, readonly string[]>();

  constructor(db: WriteDb) {
    this.#db = db;
  }

  /** As a note gets them. New ones are put into the list. Inside a transaction. */
  registered(tags: readonly string[]): readonly string[] {
    if (tags.length === 0) return [];
    const key = tags.join(' ');
    const known = this.#registered.get(key);
    if (known !== undefined) return known;
    const names = registeredTags(this.#db, tags);
    this.#spelled.clear();
    remember(this.#registered, key, names);
    return names;
  }

  /** As a note would get them, without making new ones known. */
  spelled(tags: readonly string[]): readonly string[] {
    if (tags.length === 0) return [];
    const list = tags.join(' ');
    const known = this.#registered.get(list) ?? this.#spelled.get(list);
    if (known !== undefined) return known;
    const byKey = new Map<string, string>();
    for (const tag of tags.flatMap(splitTags)) {
      const name = normalizedTag(tag);
      const spelled = findTag(this.#db, name)?.name ?? spelledTag(this.#db, name);
      const key = foldName(spelled);
      if (!byKey.has(key)) byKey.set(key, spelled);
    }
    const names = sortedTags(byKey);
    remember(this.#spelled, list, names);
    return names;
  }
}

function remember(lists: Map<string, readonly string[]>, key: string, names: readonly string[]): void {
  if (lists.size >= MOST_REMEMBERED) lists.clear();
  lists.set(key, names);
}
