import type { Handlers } from '#shared/contract/define.ts';
import type { tags } from '#shared/contract/tags.ts';
import type { Collection } from '../collection/collection.ts';
import { listTags } from '../storage/tag-storage.ts';
import { clearUnusedTags } from './clear-unused-tags.ts';
import {
  addTagsToNotes,
  collapseTag,
  removeTags,
  removeTagsFromNotes,
  renameTag,
  reparentTags,
} from './change-tags.ts';
import { tagTree } from './tag-tree.ts';

interface TagServiceDeps {
  readonly collection: () => Collection;
}

/** The tag list, and tags of many notes at once. */
export function tagService({ collection }: TagServiceDeps): Handlers<typeof tags> {
  return {
    list: () => listTags(collection().db).map(({ name }) => name),
    tree: () => tagTree(listTags(collection().db)),
    rename: ({ tag, name }) => {
      const col = collection();
      return col.transact('renameTag', () => ({ noteCount: renameTag(col, tag, name) }));
    },
    reparent: ({ tags, parent }) => {
      const col = collection();
      return col.transact('reparentTags', () => ({ noteCount: reparentTags(col, tags, parent) }));
    },
    remove: ({ tags }) => {
      const col = collection();
      return col.transact('removeTags', () => ({ noteCount: removeTags(col, tags) }));
    },
    clearUnused: () => {
      const col = collection();
      return col.transact('clearUnusedTags', () => ({ tagCount: clearUnusedTags(col.db) }));
    },
    addToNotes: ({ noteIds, tags }) => {
      const col = collection();
      return col.transact('addTags', () => ({ noteCount: addTagsToNotes(col, noteIds, tags) }));
    },
    removeFromNotes: ({ noteIds, tags }) => {
      const col = collection();
      return col.transact('removeNoteTags', () => ({ noteCount: removeTagsFromNotes(col, noteIds, tags) }));
    },
    setCollapsed: ({ tag, collapsed }) => {
      const col = collection();
      return col.transact('collapseTag', () => {
        collapseTag(col, tag, collapsed);
        return null;
      });
    },
  };
}
