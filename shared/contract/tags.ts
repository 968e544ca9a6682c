import { z } from 'zod';
import { operation, query } from './define.ts';
import { NoteId } from './ids.ts';

export interface TagTreeNode {
  /** Last part of the name. */
  name: string;
  fullName: string;
  level: number;
  collapsed: boolean;
  children: TagTreeNode[];
}
export const TagTreeNode: z.ZodType<TagTreeNode> = z.object({
  name: z.string(),
  fullName: z.string(),
  level: z.int(),
  collapsed: z.boolean(),
  get children(): z.ZodType<TagTreeNode[]> {
    return z.array(TagTreeNode);
  },
});

const Tag = z.string().regex(/^[^ \u3000]+$/u);
/** Spaces separate; what has one stands for several tags. */
const TagTexts = z.array(z.string());
const Changed = z.object({ noteCount: z.int() });

export const tags = {
  list: query({
    summary: 'All tags that the tag list knows, by name',
    input: z.strictObject({}),
    output: z.array(z.string()),
  }),
  tree: query({
    summary: 'Tags as a tree; parents that are no tags themselves are in it too',
    input: z.strictObject({}),
    output: z.array(TagTreeNode),
  }),
  rename: operation({
    summary: 'Give a tag and those below it another name, in all notes; a tag that no note has stays',
    input: z.strictObject({ tag: Tag, name: Tag }),
    output: Changed,
  }),
  reparent: operation({
    summary: 'Put tags, with those below them, under another one (null: under none), in all notes',
    input: z.strictObject({ tags: z.array(Tag), parent: Tag.nullable() }),
    output: Changed,
  }),
  remove: operation({
    summary: 'Take tags and those below them off all notes and out of the tag list',
    input: z.strictObject({ tags: z.array(Tag) }),
    output: Changed,
  }),
  clearUnused: operation({
    summary: 'Take the tags that no note has out of the tag list',
    input: z.strictObject({}),
    output: z.object({ tagCount: z.int() }),
  }),
  addToNotes: operation({
    summary: 'Give tags to notes; those that have them all stay as they are',
    input: z.strictObject({ noteIds: z.array(NoteId), tags: TagTexts }),
    output: Changed,
  }),
  removeFromNotes: operation({
    summary: 'Take tags and those below them off notes',
    input: z.strictObject({ noteIds: z.array(NoteId), tags: TagTexts }),
    output: Changed,
  }),
  setCollapsed: operation({
    summary: 'Fold or unfold a tag in the tree',
    input: z.strictObject({ tag: Tag, collapsed: z.boolean() }),
    output: z.null(),
  }),
};
