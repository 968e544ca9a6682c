import { callContext } from '#core/testing/call-context.ts';
import type { NoteId } from '#shared/contract/ids.ts';
import type { OpsCollection } from './ops-collection.ts';
import type { Call, OpsScenario } from './ops-scenarios.ts';

const context = callContext();

function renaming(tag: string, name: string): OpsScenario {
  return {
    name: `renaming the tag ${tag} to ${name}`,
    ours: (col) => col.tags.rename({ tag, name }, context),
    theirs: (call) => call('tag', { rename: [tag, name] }),
  };
}
function reparenting(tags: string[], parent: string | null): OpsScenario {
  return {
    name: `putting ${tags.join(' ')} under ${parent ?? 'nothing'}`,
    ours: (col) => col.tags.reparent({ tags, parent }, context),
    theirs: (call) => call('reparent-tags', { tags, parent: parent ?? '' }),
  };
}
function removingTags(...tags: string[]): OpsScenario {
  return {
    name: `removing the tags ${tags.join(' ')}`,
    ours: (col) => col.tags.remove({ tags }, context),
    theirs: (call) => call('tag', { delete: tags.join(' ') }),
  };
}
function onNotes(
  name: string,
  ours: (col: OpsCollection, noteIds: NoteId[]) => unknown,
  theirs: (call: Call, notes: number[]) => Promise<unknown>,
): OpsScenario {
  let notes: NoteId[] = [];
  return {
    name,
    ours: (col) => {
      notes = col.noteIds('true');
      return ours(col, notes);
    },
    theirs: (call) => theirs(call, notes),
  };
}
const adding = (...tags: string[]): OpsScenario =>
  onNotes(
    `adding the tags ${tags.join(', ')}`,
    (col, noteIds) => col.tags.addToNotes({ noteIds, tags }, context),
    (call, notes) => call('tag', { notes, add: tags.join(' ') }),
  );
const takingOff = (...tags: string[]): OpsScenario =>
  onNotes(
    `taking off the tags ${tags.join(', ')}`,
    (col, noteIds) => col.tags.removeFromNotes({ noteIds, tags }, context),
    (call, notes) => call('tag', { notes, remove: tags.join(' ') }),
  );
const nothing = (scenario: OpsScenario): OpsScenario => ({ ...scenario, changesNothing: true });
const withoutUndo = (scenario: OpsScenario): OpsScenario => ({ ...scenario, hasNoUndo: true });

export const TAG_SCENARIOS: readonly OpsScenario[] = [
  renaming('animal', 'beast'),
  renaming('ANIMAL', 'Animal'),
  renaming('animal::dog', 'pets::good::dog'),
  renaming('a.b', 'x'),
  renaming('Ärzte', 'ÄRZTE::neu'),
  renaming('parent', 'e\u0301::: a'.replace(' ', '')),
  renaming('marked', 'ANIMAL::marked'),
  nothing(renaming('unused', 'other')),
  nothing(renaming('nowhere', 'other')),
  nothing(renaming('anim', 'other')),
  reparenting(['animal::dog'], null),
  reparenting(['animal::dog', 'marked'], 'parent'),
  reparenting(['animal'], 'parent::child'),
  reparenting(['parent::child'], 'PARENT::other'),
  nothing(reparenting(['animal'], 'animal::dog')),
  nothing(reparenting(['animal'], null)),
  removingTags('animal'),
  removingTags('animal::dog', 'MARKED'),
  removingTags('unused'),
  nothing(removingTags('nowhere')),
  {
    name: 'clearing unused tags',
    ours: (col) => col.tags.clearUnused({}, context),
    theirs: (call) => call('tag', { clear_unused: true }),
  },
  adding('new'),
  adding('Animal::Cat', 'MARKED zebra'),
  adding('a\u3000b', ' e\u0301 '),
  nothing(adding()),
  takingOff('animal'),
  takingOff('Animal::Dog marked'),
  takingOff('a.b'),
  nothing(takingOff('nowhere')),
  withoutUndo({
    name: 'unfolding a tag',
    ours: (col) => col.tags.setCollapsed({ tag: 'animal', collapsed: false }, context),
    theirs: (call) => call('collapse-tag', { tag: 'animal', collapsed: false }),
  }),
  withoutUndo({
    name: 'unfolding a tag that is only a parent',
    ours: (col) => col.tags.setCollapsed({ tag: 'only', collapsed: false }, context),
    theirs: (call) => call('collapse-tag', { tag: 'only', collapsed: false }),
  }),
];

interface Wish {
  readonly search: string;
  readonly replacement: string;
  readonly regex?: true;
  readonly matchCase?: true;
  readonly field?: string;
}

function replacing(wish: Wish): OpsScenario {
  const { search, replacement, regex = false, matchCase = false, field } = wish;
  const where = field === undefined ? ({ kind: 'allFields' } as const) : ({ kind: 'field', name: field } as const);
  return onNotes(
    `replacing ${JSON.stringify(wish)}`,
    (col, noteIds) =>
      col.notes.findReplace({ noteIds, search, replacement, regex, ignoreCase: !matchCase, in: where }, context),
    (call, notes) => call('find-replace', { notes, search, replacement, regex, match_case: matchCase, field }),
  );
}
function replacingInTags(wish: Wish): OpsScenario {
  const { search, replacement, regex = false, matchCase = false } = wish;
  return onNotes(
    `replacing in tags ${JSON.stringify(wish)}`,
    (col, noteIds) =>
      col.notes.findReplace(
        { noteIds, search, replacement, regex, ignoreCase: !matchCase, in: { kind: 'tags' } },
        context,
      ),
    (call, notes) => call('find-replace-tags', { notes, search, replacement, regex, match_case: matchCase }),
  );
}

export const REPLACE_SCENARIOS: readonly OpsScenario[] = [
  replacing({ search: 'one', replacement: 'uno' }),
  replacing({ search: 'ONE', replacement: '$1 $$ \\' }),
  replacing({ search: 'ONE', replacement: 'x', matchCase: true }),
  nothing(replacing({ search: 'OnE', replacement: 'x', matchCase: true })),
  replacing({ search: 'a.b', replacement: '-' }),
  replacing({ search: 'é', replacement: 'e' }),
  replacing({ search: 'e\u0301', replacement: 'e' }),
  replacing({ search: 'STRASSE', replacement: 'x' }),
  replacing({ search: 'ſ', replacement: 'long' }),
  replacing({ search: '', replacement: '.' }),
  replacing({ search: 'one', replacement: 'one', matchCase: true }),
  replacing({ search: 'one', replacement: '', field: 'front' }),
  replacing({ search: 'o', replacement: '0', field: 'BACK' }),
  nothing(replacing({ search: 'o', replacement: '0', field: 'Nowhere' })),
  replacing({ search: '{{c2::', replacement: '{{c9::' }),
  replacing({ search: '(\\w+) (\\w+)', replacement: '$2 $1', regex: true }),
  replacing({ search: '(?P<first>\\w)(\\w)', replacement: '${first}1$2a${2}b$first', regex: true }),
  replacing({ search: 'x*', replacement: '-', regex: true }),
  replacing({ search: '^', replacement: '> ', regex: true }),
  replacing({ search: '$', replacement: '!', regex: true }),
  replacing({ search: '(?m)^b', replacement: 'B', regex: true, matchCase: true }),
  replacing({ search: '.', replacement: '$0$0', regex: true, field: 'Back' }),
  replacing({ search: '[^a-z\\s]', replacement: '$3$name$$', regex: true }),
  replacing({ search: '\\d+', replacement: '#', regex: true }),
  replacing({ search: '<b>(.*?)</b>', replacement: '<i>$1</i>', regex: true }),
  replacing({ search: '\\p{Lu}', replacement: 'u', regex: true, matchCase: true }),
  replacing({ search: '\\x1f|\\n', replacement: '\u0001\u001f', regex: true }),
  nothing(replacing({ search: '(', replacement: '', regex: true })),
  nothing(replacing({ search: 'a(?=b)', replacement: '', regex: true })),
  replacingInTags({ search: 'animal', replacement: 'beast' }),
  replacingInTags({ search: 'ANIMAL', replacement: '$1' }),
  nothing(replacingInTags({ search: 'ANIMAL', replacement: 'x', matchCase: true })),
  replacingInTags({ search: '::', replacement: '/' }),
  replacingInTags({ search: '(.*)::(.*)', replacement: '$2::$1', regex: true }),
  replacingInTags({ search: '^animal$', replacement: '', regex: true }),
  nothing(replacingInTags({ search: 'animal', replacement: 'a b' })),
];

const removingEmpty = (keepNotes: boolean): OpsScenario => ({
  name: `removing empty cards, keeping notes: ${keepNotes}`,
  ours: async (col) => {
    const report = await col.cards.emptyReport({}, context);
    const cardIds = report.flatMap(({ notes }) => notes.flatMap(({ empty }) => empty.map(({ cardId }) => cardId)));
    return col.cards.removeEmpty({ cardIds, keepNotes }, context);
  },
  theirs: (call) => call('empty-cards', { remove: true, keep_notes: keepNotes }),
});

export const EMPTY_SCENARIOS: readonly OpsScenario[] = [removingEmpty(false), removingEmpty(true)];
