import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neededCardOrds } from '#core/notes/needed-cards.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 60;
const FIELDS = ['Front', 'Back', 'Extra'] as const;

interface Content {
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

/** Fronts of cards, sound and odd ones; the official client keeps the odd ones that old collections have. */
const FRONTS = [
  ...[
    '{{Front}}',
    '{{Back}}',
    '{{Front}}{{Back}}',
    '{{ Front }}',
    '{{front}}',
    '{{Fron}}',
    '{{}}',
    '{{ }}',
    'text',
    '',
  ],
  ...['{{text:Front}}', '{{type:Back}}', '{{cloze:Front}}', '{{hint:text:Extra}}', '{{text: Front}}', '{{Front:text}}'],
  ...[
    '{{#Front}}x{{/Front}}',
    '{{#Front}}{{Back}}{{/Front}}',
    '{{#Front}}{{Front}}{{/Front}}',
    '{{# Front }}{{Back}}{{/ Front }}',
  ],
  ...[
    '{{^Front}}x{{/Front}}',
    '{{^Front}}{{Back}}{{/Front}}',
    '{{^Front}}{{Front}}{{/Front}}',
    '{{^ Front}}{{Back}}{{/Front }}',
  ],
  ...['{{#Front}}{{#Back}}{{Extra}}{{/Back}}{{/Front}}', '{{#Front}}{{^Back}}{{Extra}}{{/Back}}{{/Front}}'],
  ...['{{^Front}}{{^Back}}{{Extra}}{{/Back}}{{/Front}}', '{{#Front}}{{/Front}}{{Back}}', '{{^None}}{{Front}}{{/None}}'],
  ...[
    '{{#None}}{{Front}}{{/None}}',
    '{{#c1}}{{Front}}{{/c1}}',
    '{{^c1}}{{Front}}{{/c1}}',
    '{{#Front}}{{Back}}{{/Front}}{{Extra}}',
  ],
  ...[
    '{{#Front}}{{Back}}',
    '{{/Front}}{{Back}}',
    '{{#Front}}{{#Back}}{{Extra}}{{/Front}}{{/Back}}',
    '{{#Front}}{{Back}}{{/front}}',
  ],
  ...[
    '{{Front',
    'Front}}',
    '{{{Front}}',
    '{{{Front}}}',
    '{{{{Front}}}}',
    '{{Fr}ont}}',
    '{{Fr{{ont}}',
    '{ {Front}}',
    '{{Front} }',
  ],
  ...[
    '<!--{{Front}}-->',
    '<!-- {{Front}}',
    '<!-- x -->{{Front}}',
    '{{Fr<!--ont}}-->',
    '<!-- {{#Front}} -->{{Back}}',
    '<!--> {{Front}} -->',
  ],
  ...[
    '{{=<% %>=}}<%Front%>',
    '{{=<% %>=}}{{Front}}',
    ' {{=<% %>=}}<%#Front%><%Back%><%/Front%>',
    '<%Front%>',
    'x{{=<% %>=}}<%Front%>',
  ],
  ...['{{=<% %>=}}{{=<% %>=}}<%Front%>', '{{=<% %>=}}<%{Front%>', '{{=<% %>=}}<!-- <%Front%> -->'],
  ...[
    '{{Tags}}',
    '{{Deck}}',
    '{{Subdeck}}',
    '{{Type}}',
    '{{Card}}',
    '{{CardFlag}}',
    '{{CardID}}',
    '{{FrontSide}}',
    '{{tags}}',
  ],
  ...[
    '{{#Tags}}{{Front}}{{/Tags}}',
    '{{^Tags}}{{Front}}{{/Tags}}',
    '{{#Deck}}{{Front}}{{/Deck}}',
    '{{^Deck}}{{Front}}{{/Deck}}',
  ],
  ...[
    '{{#FrontSide}}{{Front}}{{/FrontSide}}',
    '{{^FrontSide}}{{Front}}{{/FrontSide}}',
    '{{#Tags}}x{{/Tags}}',
    '{{text:Tags}}',
  ],
  ...[
    '{{#}}{{Front}}{{/}}',
    '{{#}}',
    '{{/}}',
    '{{^}}',
    '{{ # Front }}{{Back}}{{/Front}}',
    '{{##Front}}{{Back}}{{/#Front}}',
    '{{#^Front}}{{Back}}{{/^Front}}',
  ],
  ...[
    '{{Front}}{{Front}}',
    '{{tts en_US voices=a,b:Front}}',
    '{{tts-voices:}}',
    '{{:Front}}',
    '{{Front:}}',
    '{{::Front}}',
    '{{a:b:c:Front}}',
  ],
  ...[
    '\u00a0{{Front}}',
    '{{\u00a0Front\u00a0}}',
    '{{\ufeffFront}}',
    '{{\u0085Front}}',
    '{{\nFront\t}}',
    '{{#Front\n}}{{Back}}{{/Front}}',
  ],
  ...[
    '<div>{{#Front}}<br>{{/Front}}</div>',
    '{{#Front}}{{^Front}}{{Back}}{{/Front}}{{/Front}}',
    '{{#Front}}a{{/Front}}{{^Front}}{{Extra}}{{/Front}}',
  ],
  ...[
    '{{#Back}}{{text:Front}}{{/Back}}{{^Back}}{{hint:Extra}}{{/Back}}',
    '{{Extra}}{{#Front}}',
    '{{#a:Front}}{{Front}}{{/a:Front}}',
  ],
];
const CONTENTS: readonly Content[] = [
  ...['000', '001', '010', '011', '100', '101', '110', '111'].map((bits) => ({
    fields: bits.split('').map((bit, i) => (bit === '1' ? `text ${i}` : '')),
    tags: [],
  })),
  { fields: ['', '', ''], tags: ['tag'] },
  { fields: ['x', '', ''], tags: ['tag', 'other'] },
  { fields: [' \n', '<br>', '<div></div>'], tags: [] },
  { fields: ['&nbsp;', '<BR /><DIV >', '<p></p>'], tags: [] },
  { fields: ['\u00a0', '</br>', '<br  >'], tags: [] },
  { fields: ['{{c1::x}}', '{{Back}}', '0'], tags: [] },
];

const blank = fc.constantFrom('', ' ', '<br>', '<div></div>', '\t\n', '&nbsp;', 'x');
const name = fc.constantFrom('Front', 'Back', 'Extra', 'Tags', 'Deck', 'FrontSide', 'None', 'c1', '');
const { front } = fc.letrec<{ front: string; part: string }>((tie) => ({
  front: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .oneof(
        name,
        name.map((field) => `text:${field}`),
      )
      .map((field) => `{{${field}}}`),
    fc.constantFrom('text', '<!--', '-->', '{{', '}}', '{', '<br>', '{{/Front}}', '{{#Back}}'),
    fc
      .tuple(fc.constantFrom('#', '^'), name, tie('front'))
      .map(([sign, field, inner]) => `{{${sign}${field}}}${inner}{{/${field}}}`),
  ),
}));
const content: fc.Arbitrary<Content> = fc.record({
  fields: fc.tuple(blank, blank, blank),
  tags: fc.constantFrom([], ['tag']),
});
const clozeText = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('1', '2', '3', '1,2', '0', '500', '', ',', '70000,4', '12'), fc.constantFrom('::', ':'))
        .map(([numbers, colons]) => `{{c${numbers}${colons}`),
      fc.constantFrom('}}', '}}', '}}', 'a', '::hint', '{{', '}', 'image-occlusion:', '\n'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe.skipIf(!peerAvailable())('the cards that a note makes', () => {
  let folder: string;
  let file: string;
  let peer: Peer;
  let notetypes = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-generation-'));
    file = join(folder, 'collection.anki2');
    peer = await startPeer();
    await peer.call('create', {}, file);
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ordsOfPeer(notetype: string, contents: readonly Content[]): Promise<number[][]> {
    const list = contents.map(({ fields, tags }) => ({ notetype, fields, tags }));
    const { notes } = await peer.call<{ notes: number[] }>('add-notes', { list }, file);
    const query = `SELECT nid, ord FROM cards WHERE nid IN (${notes.join()}) ORDER BY ord`;
    const { rows } = await peer.call<{ rows: [number, number][] }>('sql', { query }, file);
    return notes.map((note) => rows.filter(([nid]) => nid === note).map(([, ord]) => ord));
  }

  async function compareFronts(fronts: readonly string[], contents: readonly Content[]): Promise<void> {
    const notetype = `Fronts ${notetypes++}`;
    const cards = fronts.map((qfmt, i) => ({ name: `Card ${i}`, qfmt, afmt: '' }));
    await peer.call('add-notetype', { name: notetype, fields: FIELDS, cards, skip_checks: true }, file);
    const templates = fronts.map((questionFormat) => ({
      name: '',
      id: null,
      questionFormat,
      answerFormat: '',
      deckId: null,
    }));
    const fields = FIELDS.map((fieldName) => ({ name: fieldName, id: null }));
    const expected = await ordsOfPeer(notetype, contents);
    const ours = contents.map((each) => neededCardOrds({ kind: 'standard', fields, templates }, each));
    // By its template, so that a failure names it.
    const named = (ords: readonly number[]): unknown[] =>
      ords.length === 0 ? [fronts[0]] : ords.map((ord) => fronts[ord]);
    expect(ours.map(named)).toEqual(expected.map(named));
  }

  test('are the official ones for every kind of front and content', async () => {
    expect(FRONTS.length).toBeGreaterThan(100);
    for (let at = 0; at < FRONTS.length; at += 20) await compareFronts(FRONTS.slice(at, at + 20), CONTENTS);
  });

  test('are the official ones for made-up fronts and contents', async () => {
    const fronts = fc.array(front, { minLength: 12, maxLength: 12 });
    const contents = fc.array(content, { minLength: 6, maxLength: 6 });
    await fc.assert(fc.asyncProperty(fronts, contents, compareFronts), { numRuns });
  });

  test('are the official ones however deep clozes stand in others', async () => {
    const contents = Array.from({ length: 14 }, (_, depth): Content => {
      const text = `${'{{c1::'.repeat(depth)}{{c2::x}}${'}}'.repeat(depth)}{{c3::y`;
      return { fields: [text, `${text}}}`], tags: [] };
    });
    const ours = contents.map((each) => neededCardOrds({ kind: 'cloze', fields: [], templates: [] }, each));
    expect(ours).toEqual(await ordsOfPeer('Cloze', contents));
  });

  test('are the official ones for made-up clozes', async () => {
    const texts = fc.array(clozeText, { minLength: 30, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, async (drawn) => {
        const contents = drawn.map((text): Content => ({ fields: [text, text.slice(5)], tags: [] }));
        const expected = await ordsOfPeer('Cloze', contents);
        const ours = contents.map((each) => neededCardOrds({ kind: 'cloze', fields: [], templates: [] }, each));
        expect(ours.map((ords) => (ords.length === 0 ? [0] : ords))).toEqual(expected);
      }),
      { numRuns },
    );
  });
});
