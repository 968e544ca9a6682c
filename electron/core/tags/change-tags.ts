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
  const notes = notesWithTags(col.db).filter((note) => finder.findsIn(note.tags));
  for (const { name } of listTags(col.db)) if (finder.finds(name)) removeTag(col.db, name);
  putAll(
    col,
    notes.map((note) => tagged(note, withoutFound(finder, note))),
  );
  return notes.length;
}

export function addTagsToNotes(col: Collection, noteIds: readonly number[], tags: readonly string[]): number {
  const added = tags.flatMap(splitTags).map((tag) => registerTag(col.db, tag));
  const changed: NoteTags[] = [];
  for (const note of noteTagsOf(col.db, noteIds)) {
    const byKey = new Map<string, string>();
    const missing = (tag: string): boolean => !byKey.has(foldName(tag));
    for (const tag of splitTags(note.tags)) if (missing(tag)) byKey.set(foldName(tag), tag);
    const wanting = added.filter(missing);
    if (wanting.length === 0) continue;
    for (const tag of wanting) if (missing(tag)) byKey.set(foldName(tag), tag);
    changed.push(tagged(note, sortedTags(byKey)));
  }
  putAll(col, changed);
  return changed.length;
}

export function removeTagsFromNotes(col: Collection, noteIds: readonly number[], tags: readonly string[]): number {
  const finder = new TagFinder(tags.flatMap(splitTags));
  const notes = noteTagsOf(col.db, noteIds).filter((note) => finder.findsIn(note.tags));
  putAll(
    col,
    notes.map((note) => tagged(note, withoutFound(finder, note))),
  );
  return notes.length;
}

/** A parent that was no tag yet becomes one. */
export function collapseTag({ db }: Collection, tag: string, collapsed: boolean): void {
  setTagCollapsed(db, registerTag(db, tag), collapsed);
}

function replaceEverywhere(col: Collection, finder: TagFinder, nameFor: (found: string) => string): number {
  const notes = notesWithTags(col.db).filter((note) => finder.findsIn(note.tags));
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

function withoutFound(finder: TagFinder, { tags }: NoteTags): string[] {
  return splitTags(tags).filter((tag) => !finder.finds(tag));
}

function tagged({ id }: NoteTags, tags: readonly string[]): NoteTags {
  return { id, tags: joinedTags(tags) };
}

function putAll({ db, env }: Collection, notes: readonly NoteTags[]): void {
  putTagsOfNotes(db, notes, Math.floor(env.clock.nowMs() / 1000));
}
