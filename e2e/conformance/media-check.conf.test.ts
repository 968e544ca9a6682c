import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMediaEngine } from '#core/media/media-engine.ts';
import { mediaReferenceService } from '#core/notes/media-reference-service.ts';
import type { ReadDb } from '#core/storage/connection.ts';
import { all } from '#core/storage/statement.ts';
import { callContext } from '#core/testing/call-context.ts';
import { fixedEnv } from '#core/testing/fixed-env.ts';
import { memorySyncProfile } from '#core/testing/memory-sync-profile.ts';
import { type Peer, peerAvailable, startPeer } from '#e2e/peer/peer.ts';
import type { MediaReport } from '#shared/contract/media.ts';
import { adoptedCollection } from './adopted-collection.ts';

const ADDED_SECS = 1_700_000_000;
const CHECKED_SECS = ADDED_SECS + 100;

const HELLO = 'aGVsbG8=';
/** Those that become files, and those that don't. */
const INLINE_IMAGES = [
  ...['png', 'jpeg', 'PNG', 'webp'].map((kind) => `<img src="data:image/${kind};base64,${HELLO}">`),
  ...[`<img src='data:image/gif;base64,${HELLO}'>`, `<img src=data:image/avif;base64,${HELLO}>`],
  ...[
    `<img src="data:image/png;base64,${HELLO}" alt="data:image/png;base64,${HELLO}">`,
    `<IMG SRC="DATA:image/png;BASE64,${HELLO}">`,
  ],
  ...[
    '<img src="data:image/png;base64,aGVsbG8">',
    '<img src="data:image/png;base64,aGVsbG9=">',
    '<img src="data:image/png;base64,aGVs bG8=">',
  ],
  ...[
    '<img src="data:image/svg+xml;base64,aGVsbG8=">',
    '<img src="data:text/plain;base64,aGVsbG8=">',
    `data:image/png;base64,${HELLO}`,
  ],
] as const;

/** Every way to name a file, each in a note of its own. */
const FIELDS = [
  ...[
    '<img src="miss.png">',
    '<img src=bare.png>',
    "<img src='single.png'>",
    '[sound:snd.mp3]',
    '<audio src="a%20b.mp3">',
  ],
  ...['<video src="v&amp;w.mp4">', '<object data="o.swf">', '<source src="s.ogg">', '<img src="http://x/y.png">'],
  ...['<img src="_under.png">', '<img src="no\u{301}nfc.png">', '<img src="bad:name.png">', '<img src="dir/x.png">'],
  ...[
    '<img src="q.png?x=1">',
    '[sound:https://a/b.mp3]',
    '[sound:_u.mp3]',
    '[sound:sp ace.mp3]',
    '[sound:d&amp;e.mp3]',
  ],
  ...[
    '<img class=latex src="latex-abc.png">',
    '<embed src="e.swf">',
    '<img alt="x" srcset="ss.png">',
    '<img src="CAPS.png">',
  ],
  ...[
    '<IMG SRC="upper.PNG">',
    '<img src="file:///x/y.png">',
    '<img src="con.png">',
    '[sound:trail.mp3 ]',
    '[sound:]',
    '[sound:]x]',
  ],
  ...[
    '[sound:two\nlines.mp3]',
    '<img src="two\nlines.png">',
    '<img src="Big:Name.PNG"> twice <img src="Big:Name.PNG">',
  ],
  ...[
    '<img src="a&amp;b:c.png"><img src="a&b:c.png">',
    '[sound:Big:Name.PNG]',
    '<img src="it\'s:x.png">',
    "<img src='Q\".png'>",
  ],
  ...[
    '<img src="it&#39;s:x.png">',
    '<img src="Big:Name.PNG" alt="Big:Name.PNG">Big:Name.PNG',
    'x <img src="x y"z.png">',
  ],
  ...['<img src="moved?.png">', '<img src="e\u{301}lsewhere.png">', '<img src="empty.png">', '<img src="Same?.png">'],
  ...['[latex]x^2[/latex]', '[$]y[/$]', '[$$]z &lt; <br>1[/$$]', '{{c1::[latex]hidden[/latex]}}', 'no media at all'],
  ...INLINE_IMAGES,
] as const;

const FILES: Readonly<Record<string, string>> = {
  'no\u{301}nfc.png': '1',
  'bad:name.png': '2',
  'con.png': '3',
  'CAPS2.png': '4',
  'caps.png': '5',
  'latex-123.png': '6',
  '_kept.png': '7',
  'unused.png': '8',
  'empty.png': '',
  'e:mpty.png': '',
  [`${'a'.repeat(130)}.png`]: '9',
  'x .': '10',
  '.DS_Store': '11',
  'q?x.txt': '12',
  'q*x.txt': '13',
  'qx.txt': 'other',
  'Cap:Bad.png': '14',
  'capbad.png': 'other',
  'Big:Name.PNG': '15',
  'a&b:c.png': '16',
  "it's:x.png": '17',
  'Q".png': '18',
  'Same?.png': 'q',
  'same.png': 'q',
  'moved.png': '19',
  'tmpl.png': '20',
  'style.png': '21',
  '_t.png': '22',
  'o.swf': '23',
};

describe.skipIf(!peerAvailable())('Check Media', () => {
  let folder: string;
  let peer: Peer;
  let official: { unused: string[]; missing: string[]; renamed: MediaReport['renamed']; extracted: number };
  let officialFiles: string[];
  let officialNotes: unknown[];
  let report: MediaReport;
  let again: MediaReport;
  let ourFiles: string[];
  let ourNotes: unknown[];
  let ourMissingNotes: number[];
  let officialMissingNotes: number[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-media-check-'));
    const file = join(folder, 'collection.anki2');
    peer = await startPeer({ now: ADDED_SECS, freeze: true });
    await peer.call('create', {}, file);
    const list = [
      ...FIELDS.map((text, at) => ({ notetype: 'Basic', fields: [`${at} ${text}`, text] })),
      { notetype: 'Cloze', fields: ['{{c1::[latex]in a cloze[/latex]}} <img src="in cloze.png">', ''] },
      { notetype: 'Pictures', fields: ['<img src="tmpl.png">', 'b'] },
    ];
    await peer.call(
      'add-notetype',
      {
        name: 'Pictures',
        cards: [
          { name: 'One', qfmt: '<img src="tmpl.png"><img src="_t.png">{{Front}}', afmt: '{{Back}}' },
          { name: 'Two', qfmt: '{{Back}}', afmt: '<img src="{{Front}}.png">[sound:{{Back}}]' },
        ],
        css: '.card { background: url("style.png") }',
      },
      file,
    );
    await peer.call('add-notes', { list: list.slice(0, -1) }, file);
    await peer.call('close', {}, file);
    const official11 = join(folder, 'collection.media');
    mkdirSync(official11, { recursive: true });
    for (const [name, content] of Object.entries(FILES)) writeFileSync(join(official11, name), content);
    mkdirSync(join(official11, 'sub'));
    writeFileSync(Buffer.concat([Buffer.from(`${official11}/`), Buffer.from([0xff, 0xfe])]), 'x');

    const profileFolder = join(folder, 'profile');
    mkdirSync(profileFolder);
    execFileSync('cp', ['-a', official11, profileFolder]);
    copyFileSync(file, join(folder, 'before.anki2'));
    await checkOfficially(file);
    await checkWithEbb(profileFolder);
  }, 60_000);
  afterAll(async () => {
    await peer.stop();
    rmSync(folder, { recursive: true });
  });

  async function checkOfficially(file: string): Promise<void> {
    await peer.call('set-now', { now: CHECKED_SECS });
    const answer = await peer.call('check-media', {}, file);
    await peer.call('close', {}, file);
    const lines = String(answer['report']).split('\n');
    const renamed = lines.flatMap((line) => {
      const [, from, to] = /^Renamed: (.*) -> (.*)$/u.exec(line) ?? [];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    // Numbers stand between signs that isolate them from their surroundings.
    const extracted = Number(/^Extracted images: \D*(\d+)/mu.exec(String(answer['report']))?.[1] ?? 0);
    official = { unused: answer['unused'] as string[], missing: answer['missing'] as string[], renamed, extracted };
    officialMissingNotes = answer['missing_media_notes'] as number[];
    officialFiles = namesIn(join(folder, 'collection.media'));
    const adopted = adoptedCollection(file, { nowSecs: CHECKED_SECS });
    officialNotes = notesOf(adopted.collection.db);
    adopted.close();
  }

  async function checkWithEbb(profileFolder: string): Promise<void> {
    const adopted = adoptedCollection(join(folder, 'before.anki2'), { nowSecs: CHECKED_SECS });
    const service = mediaReferenceService({ collection: () => adopted.collection });
    const engine = createMediaEngine({
      profileFolder,
      env: { ...fixedEnv(), clock: { nowMs: () => Date.now(), offsetWestMins: () => 0 } },
      references: {
        list: async (input) => service.list(input, callContext<never>()),
        inlineImages: async (input) => service.inlineImages(input, callContext<never>()),
        rename: async (input) => (await service.rename(input, callContext<never>())).output,
      },
      syncProfile: memorySyncProfile(),
      client: { version: '1', platform: 'linux' },
      safeMode: true,
      emit: () => undefined,
    });
    engine.open();
    report = await engine.handlers.check({}, callContext());
    again = await engine.handlers.check({}, callContext());
    await engine.close();
    ourFiles = namesIn(join(profileFolder, 'collection.media'));
    ourNotes = notesOf(adopted.collection.db);
    ourMissingNotes = [...new Set(report.missing.flatMap(({ noteIds }) => noteIds))];
    adopted.close();
  }

  test('renames the same files, in the folder and in notes', () => {
    expect(sorted(report.renamed.map(({ from, to }) => `${from} -> ${to}`))).toEqual(
      sorted(official.renamed.map(({ from, to }) => `${from} -> ${to}`)),
    );
    expect(ourFiles).toEqual(officialFiles);
    expect(ourNotes).toEqual(officialNotes);
  });

  test('misses the same files', () => {
    expect(sorted(report.missing.flatMap(({ fileName, noteIds }) => (noteIds.length > 0 ? [fileName] : [])))).toEqual(
      // Images in fields that can't be read are no missing files; those that became files are there.
      sorted(official.missing.filter((name) => !/^(?:data:|paste-)/iu.test(name))),
    );
    expect(officialMissingNotes).toEqual(expect.arrayContaining(ourMissingNotes));
  });

  test('finds the same files unused, those of templates among them', () => {
    const ours = [...report.unused, ...report.templateOnly].map(({ fileName }) => fileName);
    // Two files have become one there, and it counts the note that names it for the first alone.
    expect(sorted([...ours, 'same.png'])).toEqual(sorted(official.unused));
    expect(report.templateOnly.map(({ fileName }) => fileName)).toEqual(['style.png', 'tmpl.png']);
    expect(report.fieldsInNames.map(({ notetypeName, template }) => [notetypeName, template])).toEqual([
      ['Pictures', 'Two'],
    ]);
    expect(report.subfolders).toEqual(['sub']);
  });

  test('makes files of images that stand in fields', () => {
    expect([report.extracted, official.extracted]).toEqual([16, 16]);
  });

  test('has nothing to rename the second time', () => {
    expect([again.renamed, again.extracted, again.unused]).toEqual([[], 0, report.unused]);
  });
});

function namesIn(path: string): string[] {
  return sorted(readdirSync(path));
}
function sorted(names: readonly string[]): string[] {
  return names.toSorted();
}
function notesOf(db: ReadDb): unknown[] {
  return all(db, 'SELECT id, mod, usn, flds, sfld, csum FROM notes ORDER BY id');
}
