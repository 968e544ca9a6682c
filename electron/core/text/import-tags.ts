import type { WriteDb } from '../storage/connection.ts';
import { foldName } from '../storage/fold-name.ts';
import { findTag } from '../storage/tag-storage.ts';
import { joinedTags, normalizedTag, registeredTags, sortedTags, spelledTag, splitTags } from '../notes/note-tags.ts';

/** As many lists of tags are remembered: files repeat them. */
const MOST_REMEMBERED = 10_000;

/** Tags of rows, looked up once for each list of them. */
export class ImportTags {
  readonly #db: WriteDb;
  readonly #registered = new Map<string, readonly string[]>();
  /** As rows have them. Only as long as no tag comes to the list: others may be spelled after it. */
  readonly #spelled = new Map<readonly string[], readonly string[]>();
  readonly #columns = new WeakMap<readonly string[], string>();

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
    rememberList(this.#registered, key, names);
    return names;
  }

  /** As a note would get them, without making new ones known. */
  spelled(tags: readonly string[]): readonly string[] {
    if (tags.length === 0) return [];
    const known = this.#spelled.get(tags) ?? this.#registered.get(tags.join(' '));
    if (known !== undefined) {
      if (!this.#spelled.has(tags)) rememberList(this.#spelled, tags, known);
      return known;
    }
    const byKey = new Map<string, string>();
    for (const tag of tags.flatMap(splitTags)) {
      const name = normalizedTag(tag);
      const spelled = findTag(this.#db, name)?.name ?? spelledTag(this.#db, name);
      const key = foldName(spelled);
      if (!byKey.has(key)) byKey.set(key, spelled);
    }
    const names = sortedTags(byKey);
    rememberList(this.#spelled, tags, names);
    return names;
  }

  /** Whether a note whose column holds `stored` has these tags, in this order. */
  areThose(tags: readonly string[], stored: string): boolean {
    const column = this.#columns.get(tags) ?? joinedTags(tags);
    this.#columns.set(tags, column);
    return column === stored || tags.join(' ') === splitTags(stored).join(' ');
  }
}

export function rememberList<Key>(lists: Map<Key, readonly string[]>, key: Key, names: readonly string[]): void {
  if (lists.size >= MOST_REMEMBERED) lists.clear();
  lists.set(key, names);
}
