import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { joinedTags, normalizedTag, registerTag, sortedTags, spelledTag, splitTags } from '../notes/note-tags.ts';
import { foldName } from '../storage/fold-name.ts';
import { noteTagsOf, notesWithTags, putTagsOfNotes, type NoteTags } from '../storage/note-storage.ts';
import { listTags, removeTag, setTagCollapsed } from '../storage/tag-storage.ts';
import { TagFinder } from './tag-finder.ts';

/* Each of these runs inside a transaction and answers how many notes changed. */

/** The tag and those below it get another beginning. Nothing happens, in the list too, if no note has them. */
export function renameTag(col: Collection, tag: string, name: string): number {
  const spelled = underKnownParents(col, name);
  return replaceEverywhere(col, new TagFinder([tag]), () => spelled);
}

/** The last part of each tag, with all that is below it, is moved under `parent`. */
export function reparentTags(col: Collection, tags: readonly string[], parent: string | null): number {
  const names = new Map(
    tags.flatMap((tag) => {
      const name = reparentedName(tag, parent);
      return name === undefined ? [] : [[foldName(tag), name] as const];
    }),
  );
  if (names.size === 0) return 0;
  const finder = new TagFinder(tags.filter((tag) => names.has(foldName(tag))));
  return replaceEverywhere(col, finder, (found) => names.get(foldName(found)) ?? found);
}

export function removeTags(col: Collection, tags: readonly string[]): number {
  const finder = new TagFinder(tags.flatMap(splitTags));
  const changed = retagged(notesWithTags(col.db), (tags) => withoutFound(finder, tags));
  for (const { name } of listTags(col.db)) if (finder.finds(name)) removeTag(col.db, name);
  putAll(col, changed);
  return changed.length;
}

export function addTagsToNotes(col: Collection, noteIds: readonly number[], tags: readonly string[]): number {
  const added = tags.flatMap(splitTags).map((tag) => registerTag(col.db, tag));
  const changed = retagged(noteTagsOf(col.db, noteIds), (tags) => {
    const byKey = new Map<string, string>();
    const missing = (tag: string): boolean => !byKey.has(foldName(tag));
    for (const tag of splitTags(tags)) if (missing(tag)) byKey.set(foldName(tag), tag);
    const wanting = added.filter(missing);
    if (wanting.length === 0) return undefined;
    for (const tag of wanting) if (missing(tag)) byKey.set(foldName(tag), tag);
    return sortedTags(byKey);
  });
  putAll(col, changed);
  return changed.length;
}

export function removeTagsFromNotes(col: Collection, noteIds: readonly number[], tags: readonly string[]): number {
  const finder = new TagFinder(tags.flatMap(splitTags));
  const changed = retagged(noteTagsOf(col.db, noteIds), (tags) => withoutFound(finder, tags));
  putAll(col, changed);
  return changed.length;
}

/** A parent that was no tag yet becomes one. */
export function collapseTag({ db }: Collection, tag: string, collapsed: boolean): void {
  setTagCollapsed(db, registerTag(db, tag), collapsed);
}

function replaceEverywhere(col: Collection, finder: TagFinder, nameFor: (found: string) => string): number {
  const notes = notesWithTags(col.db).filter(({ tags }) => splitTags(tags).some((tag) => finder.finds(tag)));
  if (notes.length === 0) return 0;
  for (const { name } of listTags(col.db)) if (finder.finds(name)) removeTag(col.db, name);
  const made = new Set<string>();
  const changed = notes.map((note) => {
    const tags = splitTags(note.tags).map((tag) => {
      const renamed = finder.renamed(tag, nameFor);
      if (renamed === undefined) return tag;
      made.add(renamed);
      return renamed;
    });
    return tagged(note, tags);
  });
  putAll(col, changed);
  for (const tag of made) registerTag(col.db, tag);
  return notes.length;
}

function underKnownParents({ db }: Collection, name: string): string {
  if (name.trim() === '') throw new AppError('invalidInput', { issues: ['name: nothing is left of it'] });
  return spelledTag(db, normalizedTag(name));
}

/** Undefined: it would be the same, or under itself. */
function reparentedName(tag: string, parent: string | null): string | undefined {
  const base = tag.split('::').at(-1) ?? tag;
  if (parent === null) return base === tag ? undefined : base;
  const isBelow = parent.startsWith(tag) && parent.split('::')[0] === tag.split('::')[0];
  const name = `${parent}::${base}`;
  return isBelow || name === tag ? undefined : name;
}

/** Undefined: none of them is there. */
function withoutFound(finder: TagFinder, tags: string): string[] | undefined {
  const before = splitTags(tags);
  const left = before.filter((tag) => !finder.finds(tag));
  return left.length === before.length ? undefined : left;
}

/**
 * The notes that `newTags` gives other tags than the text of theirs; undefined: they keep them. Many notes have the
 * same tags: it is asked once for each text.
 */
function retagged(notes: readonly NoteTags[], newTags: (tags: string) => readonly string[] | undefined): NoteTags[] {
  const known = new Map<string, string | undefined>();
  const changed: NoteTags[] = [];
  for (const { id, tags } of notes) {
    if (!known.has(tags)) {
      const given = newTags(tags);
      known.set(tags, given === undefined ? undefined : joinedTags(given));
    }
    const text = known.get(tags);
    if (text !== undefined) changed.push({ id, tags: text });
  }
  return changed;
}

function tagged({ id }: NoteTags, tags: readonly string[]): NoteTags {
  return { id, tags: joinedTags(tags) };
}

function putAll({ db, env }: Collection, notes: readonly NoteTags[]): void {
  putTagsOfNotes(db, notes, Math.floor(env.clock.nowMs() / 1000));
}
