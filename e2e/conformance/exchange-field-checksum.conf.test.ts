import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { derivedColumns } from '#core/notes/field-checksum.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';

/** Pieces of HTML that parsers disagree about. */
const CORPUS: readonly string[] = [
  'plain',
  '123',
  ' 12 ',
  '1e3',
  '0x10',
  '9007199254740993',
  '99999999999999999999',
  'hello <b>x</b>',
  '&lt;b&gt; &amp; &quot;q&quot; &#65;&#x42;&#X42;',
  '&#65;&#x42;',
  '&nbsp;a&nbsp;b',
  '\u00a0a\u00a0b',
  'a & b',
  '&amp; & &lt;',
  '&hellip;&euro;&Alpha;&thetasym;',
  '&apos;',
  '&NotEqualTilde;',
  '&nosuch;',
  '&#55296;',
  '&#1114112;',
  '&#99999999999;',
  '&#;',
  '&#x;',
  '&;',
  '&&amp;',
  '&amp',
  'x<!-- a > b -->y',
  'x<!-->y-->z',
  'x<!-- never closed <b>y</b>',
  '<style>.a { color: red }</style>text',
  '<STYLE type="x>y">a</Style>text',
  '<style>never closed <b>x</b>',
  '<ſtyle>odd</ſtyle>text',
  '<script>if (a < b && c > d) {}</script>text',
  '<scripty>kept?</scripty>',
  '1 < 2',
  '1 < 2 > 1',
  'a > b',
  '<',
  '>',
  '<>',
  '<<b>>',
  '<img src="a b.png">',
  "<img src='c.png' alt='>'>",
  "<IMG ALT='x>y' SRC=d.png>",
  '<img src=e.png class=f>',
  '<img data-src="no.png" src="yes.png">',
  '<img xsrc="no.png">',
  '<img ésrc="no.png">',
  '<img src="">',
  '<img src="never closed>',
  '<img src="unterminated.png"',
  '<img\nsrc="newline.png"\n>',
  '<image src="no.png">',
  '<imgé src="no.png">',
  '<video src="v.mp4"><source src="s.webm"></video>',
  '<object data="o.svg" type=x></object>',
  '<audio src="&amp;.mp3">',
  '<img alt="no src"> src="x">',
  '<img "quoted > text" src="q.png">',
  '<img src = "spaces.png">',
  '[sound:a.mp3]',
  '{{c1::cloze}}',
  '<ruby>漢<rt>かん</rt></ruby>',
  'e\u0301',
  '👩‍👩‍👧 &#128512;',
  'line<br>break<div>div</div>',
  'tab\tnew\nline',
  '<b',
  '</style>',
  '<style></style>',
  '<style ></style >x</style>y',
];

describe.skipIf(!peerAvailable())('sort field and checksum, compared with official', () => {
  let folder: string;
  let collection: string;
  let peer: Peer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-checksum-'));
    collection = join(folder, 'collection.anki2');
    peer = await startPeer();
    await peer.call('create', {}, collection);
  });
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('of every field of a nasty corpus, alone and in pairs', async () => {
    const pairs = CORPUS.flatMap((a, i) => [
      `${a}${CORPUS[(i * 7 + 3) % CORPUS.length]}`,
      `${CORPUS[(i * 5 + 1) % CORPUS.length]} ${a}`,
    ]);
    const fields = [...CORPUS, ...pairs].filter((field) => field.trim() !== '');
    await peer.call('add-notes', { list: fields.map((field) => ({ fields: [`${field}`, 'back'] })) }, collection);
    await peer.call('close', {}, collection);
    const db = new Database(collection, { readonly: true });
    const notes = db.prepare('SELECT flds, CAST(sfld AS text) AS sfld, csum FROM notes ORDER BY id').all() as Note[];
    expect(notes).toHaveLength(fields.length);
    const columns = new Database(':memory:');
    columns.exec('CREATE TABLE notes (sfld integer)');
    // The column's type makes a number of text that looks like one; what matters is what is stored.
    const stored = columns.prepare('INSERT INTO notes VALUES (?) RETURNING CAST(sfld AS text)').pluck();
    const ours = notes.map((note) => {
      const { sfld, csum } = derivedColumns(note.flds.split('\u001f'), 0);
      return { flds: note.flds, sfld: stored.get(sfld), csum };
    });
    expect(ours).toEqual(notes);
    columns.close();
    db.close();
  });
});

interface Note {
  readonly flds: string;
  readonly sfld: string;
  readonly csum: number;
}
