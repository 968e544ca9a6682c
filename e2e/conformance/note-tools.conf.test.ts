import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import { type Peer, peerAvailable } from '#e2e/peer/peer.ts';
import { OpsComparison } from './ops-comparison.ts';
import { EMPTY_SCENARIOS, REPLACE_SCENARIOS, TAG_SCENARIOS } from './ops-tools-scenarios.ts';
import type { OpsScenario } from './ops-scenarios.ts';

const context = callContext();
const REVERSED = 'Basic (and reversed card)';

/** Texts and tags that every tool finds something in. */
const NOTES: readonly (readonly [notetype: string, front: string, back: string, tags: string])[] = [
  ['Basic', 'one two', 'Three <b>four</b>', 'animal animal::dog'],
  ['Basic', 'ONE TWO', '12 a.b', 'Animal2 marked'],
  ['Basic', 'e\u0301 é É', 'straße STRASSE ſ 𝔘xx', 'Ärzte a.b'],
  ['Basic', 'b\nb one', 'x', 'parent parent::child::x only::one'],
  ['Basic', ' <i>one</i> <!-- c --> two', '', 'aXb'],
  ['Basic', '<img src="one.png">', 'one.png', ''],
  ['Basic', '{{c1::in a plain note}}', '', ''],
  [REVERSED, 'one', 'uno', 'animal::dog::poodle'],
  [REVERSED, 'only the front', '', ''],
  [REVERSED, 'one', '', 'MARKED'],
  ['Cloze', '{{c1::one}} {{c2::two}}', 'x', ''],
  ['Cloze', '{{c1::one {{c3::three}}}}', '{{c2::not shown}}', ''],
];

async function prepare(peer: Peer, file: string): Promise<void> {
  const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, file);
  await call('make', { notes: 12, day: '2025-11-15', filtered: true, reviews: 30 });
  await call('check-db', {});
  const list = NOTES.map(([notetype, front, back, tags]) => ({
    notetype,
    fields: [front, back],
    tags: tags.split(' '),
  }));
  const { notes } = await call('add-notes', { list });
  // Cards of a time when the notes held more.
  await call('edit-note', { note: notes[7], fields: ['', 'uno'] });
  await call('edit-note', { note: notes[9], fields: ['one', 'x'] });
  await call('edit-note', { note: notes[9], fields: ['', ''] });
  await call('edit-note', { note: notes[10], fields: ['{{c2::two}} {{c4::four}}', 'x'] });
  await call('add-notes', { list: [{ notetype: 'Basic', fields: ['gone', ''], tags: ['unused', 'unused::below'] }] });
  const { ids } = await call('search', { query: 'tag:unused', notes: true });
  await call('remove-notes', { notes: ids });
}

describe.skipIf(!peerAvailable())('tools for many notes', () => {
  let comparison: OpsComparison;
  beforeAll(async () => {
    comparison = await OpsComparison.start(prepare);
  });
  afterAll(async () => {
    await comparison.stop();
  });

  test.each<OpsScenario>([...TAG_SCENARIOS, ...REPLACE_SCENARIOS, ...EMPTY_SCENARIOS])(
    '$name writes the rows that the official client writes',
    async (scenario) => {
      await comparison.expectSame(scenario, { checked: EMPTY_SCENARIOS.includes(scenario) });
    },
  );

  test('the tree of tags is the official one', async () => {
    const ours = comparison.open(comparison.source);
    type Node = {
      readonly name: string;
      readonly level: number;
      readonly collapsed: boolean;
      readonly children: Node[];
    };
    const plain = ({ name, level, collapsed, children }: Node): Node => ({
      name,
      level,
      collapsed,
      children: children.map(plain),
    });
    const tree = (await ours.tags.tree({}, context)).map(plain);
    const file = comparison.newCopy();
    expect(tree).toEqual((await comparison.peer.call('tag-tree', {}, file)).tree);
    expect(tree.length).toBeGreaterThan(5);
    ours.close();
  });

  test('cards that are empty are the official ones', async () => {
    const ours = comparison.open(comparison.source);
    const { notes } = await comparison.peer.call('empty-cards', {}, comparison.newCopy());
    const report = await ours.cards.emptyReport({}, context);
    const found = report.flatMap((notetype) =>
      notetype.notes.map(({ noteId, cardCount, empty }) => ({
        note: noteId,
        cards: empty.map(({ cardId }) => cardId).toSorted((a, b) => a - b),
        deletes_note: cardCount === empty.length,
      })),
    );
    expect(byNote(found)).toEqual(byNote(notes));
    expect(found.length).toBeGreaterThan(2);
    ours.close();
  });

  test.each([
    ['Front', ''],
    ['front', 'one or uno'],
    ['Back', '-tag:animal'],
    ['Text', ''],
    ['Nowhere', ''],
  ])('duplicates in %s among "%s" are the official ones', async (fieldName, query) => {
    const ours = comparison.open(comparison.source);
    const file = comparison.newCopy();
    await comparison.peer.call('add-notes', { list: [] }, file);
    const { groups } = await comparison.peer.call('find-dupes', { field: fieldName, query }, file);
    const found = await ours.notes.findDuplicates({ fieldName, query }, context);
    expect(found.map(({ text, noteIds }) => ({ text, notes: noteIds }))).toEqual(groups);
    ours.close();
  });

  test('what is said before a note is added is what is said there', async () => {
    const states = ['normal', 'empty', 'duplicate', 'missingCloze', 'notetypeNotCloze', 'fieldNotCloze'];
    const ours = comparison.open(comparison.source);
    const file = comparison.newCopy();
    const [known] = ours.noteIds("flds LIKE 'one two%'");
    const texts = [
      '',
      ' <br>&nbsp;',
      'one two',
      '<i>one</i> two',
      'ONE TWO',
      'new',
      '{{c1::x}}',
      '{{c0::x}}',
      '{{c1::',
      'e\u0301 é É',
    ];
    const said: string[] = [];
    for (const notetype of ['Basic', 'Cloze', REVERSED]) {
      for (const first of texts) {
        for (const [second, note] of [
          ['', undefined],
          ['{{c2::y}}', undefined],
          ['', known],
        ] as const) {
          if (note !== undefined && notetype !== 'Basic') continue;
          const fields = [first, second];
          const input = {
            notetypeId: ours.notetypeId(notetype),
            fields,
            ...(note === undefined ? {} : { noteId: note }),
          };
          const { state } = await ours.notes.fieldsCheck(input, context);
          const theirs = await comparison.peer.call('fields-check', { notetype, fields, note }, file);
          expect([notetype, ...fields, state]).toEqual([notetype, ...fields, states[theirs.state]]);
          said.push(state);
        }
      }
    }
    expect(new Set(said).size).toBe(states.length);
    ours.close();
  });

  test('adding begins with what it begins with there', async () => {
    const file = comparison.newCopy();
    const call = (command: string, args: Record<string, unknown>) => comparison.peer.call(command, args, file);
    const situations: readonly (() => Promise<unknown>)[] = [
      () => call('select-deck', { deck: 'Default' }),
      () => call('add-note', { notetype: 'Cloze', deck: 'A::B', fields: ['{{c1::x}}', ''] }),
      () => call('select-deck', { deck: 'A::B' }),
      () => call('add-note', { notetype: 'Basic', deck: 'Default', fields: ['x', ''] }),
      () => call('add-note', { notetype: REVERSED, deck: 'A::B', fields: ['x', ''] }),
      () => call('set-config', { key: 'addToCur', value: false }),
      () => call('select-deck', { deck: 'Filtered ✨' }),
      () => call('set-config', { key: 'curModel', value: 5 }),
      () => call('set-config', { key: 'addToCur', value: true }),
      () => call('remove-notetype', { notetype: 'Cloze' }),
    ];
    const seen = new Set<string>();
    for (const change of situations) {
      await change();
      const theirs = await call('adding-defaults', {});
      await call('close', {});
      const ours = comparison.open(file);
      const { notetypeId, deckId } = await ours.notes.defaults({}, context);
      ours.close();
      expect({ notetype: notetypeId, deck: deckId }).toEqual(theirs);
      seen.add(JSON.stringify(theirs));
    }
    expect(seen.size).toBeGreaterThan(2);
  });
});

function byNote<T extends { readonly note: number }>(notes: readonly T[]): T[] {
  return notes.toSorted((a, b) => a.note - b.note);
}
