import { type FileAct, sha1Of } from './media-devices.ts';

export type Side = 'a' | 'b' | 'c';
export type Step = { readonly on: Side; readonly act: FileAct } | { readonly sync: Side } | { readonly relogin: Side };

type Contents = Readonly<Record<string, string | Buffer>>;

export interface MediaScenario {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What everybody has in the end. `ebb` is the side that Ebb is on. */
  readonly expected: Contents | ((ebb: Side) => Contents);
  /** What stays where it is, beside that. */
  readonly local?: Readonly<Partial<Record<Side, readonly string[]>>>;
  /** Ebb is on this side only: the official client does something else there, or nothing. */
  readonly ebbOn?: Side;
  /** A second official client takes part. */
  readonly third?: boolean;
}

export function put(on: Side, name: string, content: string | Buffer): Step {
  return { on, act: { do: 'write', name, content } };
}
export function edit(on: Side, name: string, content: string | Buffer): Step {
  return { on, act: { do: 'editInPlace', name, content } };
}
export function remove(on: Side, name: string): Step {
  return { on, act: { do: 'remove', name } };
}
export function rename(on: Side, name: string, to: string): Step {
  return { on, act: { do: 'rename', name, to } };
}
export function sparse(on: Side, name: string, bytes: number): Step {
  return { on, act: { do: 'writeSparse', name, bytes } };
}
export const syncA: Step = { sync: 'a' };
export const syncB: Step = { sync: 'b' };
export const syncC: Step = { sync: 'c' };

/** The name beside which a file is kept whose own name went to the server's. */
export function keptName(name: string, content: string | Buffer): string {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}-${sha1Of(content)}${name.slice(dot)}`;
}

/** The content of a numbered file, of so many bytes, that can't be compressed away. */
export function content(seed: number, bytes: number): Buffer {
  const parts: Buffer[] = [];
  for (let part = 0; part * 20 < bytes; part += 1) parts.push(Buffer.from(sha1Of(`${seed}-${part}`), 'hex'));
  return Buffer.concat(parts).subarray(0, bytes);
}

export function manyFiles(count: number, bytes: number, prefix = 'many'): Contents {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}.bin`, content(at, bytes)]));
}

function putAll(on: Side, files: Contents): Step[] {
  return Object.entries(files).map(([name, holds]) => put(on, name, holds));
}

/** What both have before something happens. */
const START = [put('a', 'one.txt', 'one'), put('a', 'two.txt', 'two'), syncA, syncB];
const STARTED = { 'one.txt': 'one', 'two.txt': 'two' };

/** Adding, changing and removing. */
export const CHANGE_SCENARIOS: readonly MediaScenario[] = [
  {
    name: 'a file that is added comes to the other',
    steps: [put('a', 'new.txt', 'new')],
    expected: { 'new.txt': 'new' },
  },
  {
    name: 'both add files of different names',
    steps: [put('a', 'a.txt', 'from a'), put('b', 'b.txt', 'from b')],
    expected: { 'a.txt': 'from a', 'b.txt': 'from b' },
  },
  {
    name: 'a file that is replaced',
    steps: [...START, put('a', 'one.txt', 'another one')],
    expected: { ...STARTED, 'one.txt': 'another one' },
  },
  {
    name: 'a file that is edited in place, of the same size',
    steps: [...START, edit('a', 'one.txt', 'eno')],
    expected: { ...STARTED, 'one.txt': 'eno' },
  },
  {
    name: 'a file that the other edits in place',
    steps: [...START, edit('b', 'two.txt', 'a longer two')],
    expected: { ...STARTED, 'two.txt': 'a longer two' },
  },
  {
    name: 'a file that is removed',
    steps: [...START, remove('a', 'one.txt')],
    expected: { 'two.txt': 'two' },
  },
  {
    name: 'a file that both remove',
    steps: [...START, remove('a', 'one.txt'), remove('b', 'one.txt')],
    expected: { 'two.txt': 'two' },
  },
  {
    name: 'everything is removed, a few files',
    steps: [...START, remove('a', 'one.txt'), remove('a', 'two.txt')],
    expected: {},
  },
  {
    name: 'a file that is renamed',
    steps: [...START, rename('a', 'one.txt', 'renamed.txt')],
    expected: { 'renamed.txt': 'one', 'two.txt': 'two' },
  },
  {
    name: 'two files that swap their names',
    steps: [
      ...START,
      rename('a', 'one.txt', 'between.txt'),
      rename('a', 'two.txt', 'one.txt'),
      rename('a', 'between.txt', 'two.txt'),
    ],
    expected: { 'one.txt': 'two', 'two.txt': 'one' },
  },
  {
    name: 'one removes what the other has edited: the edit stays',
    steps: [...START, remove('a', 'one.txt'), edit('b', 'one.txt', 'edited')],
    expected: { ...STARTED, 'one.txt': 'edited' },
  },
  {
    name: 'one edits what the other has removed: the edit comes back',
    steps: [...START, edit('a', 'one.txt', 'edited'), remove('b', 'one.txt')],
    expected: { ...STARTED, 'one.txt': 'edited' },
  },
  {
    name: 'a file that is removed and added again with the same content',
    steps: [...START, remove('a', 'one.txt'), put('a', 'one.txt', 'one')],
    expected: STARTED,
  },
  {
    name: 'a file that is removed, synced, and added again with other content',
    steps: [...START, remove('a', 'one.txt'), syncA, put('a', 'one.txt', 'again')],
    expected: { ...STARTED, 'one.txt': 'again' },
  },
  {
    name: 'a file that comes and goes between two syncs',
    steps: [...START, put('a', 'short.txt', 'short'), remove('a', 'short.txt')],
    expected: STARTED,
  },
  {
    name: 'changes of several kinds on both sides at once',
    steps: [
      ...[...START, put('a', 'three.txt', '3'), syncA, syncB],
      ...[put('a', 'four.txt', '4'), edit('a', 'one.txt', 'one of a')],
      ...[remove('b', 'two.txt'), put('b', 'five.txt', '5'), rename('b', 'three.txt', 'drei.txt')],
    ],
    expected: { 'one.txt': 'one of a', 'four.txt': '4', 'five.txt': '5', 'drei.txt': '3' },
  },
  {
    name: 'a third device that had nothing gets what is left',
    steps: [...START, remove('a', 'one.txt'), syncA, put('c', 'of-c.txt', 'c'), syncC, syncA, syncB],
    expected: { 'two.txt': 'two', 'of-c.txt': 'c' },
    third: true,
  },
  {
    name: 'somebody else sends files between the two',
    steps: [...START, put('b', 'b.txt', 'b'), put('c', 'c.txt', 'c'), syncC, put('a', 'a.txt', 'a'), syncA, syncB],
    expected: { ...STARTED, 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' },
    third: true,
  },
  {
    name: 'a device that first syncs late removes nothing of what was there before',
    steps: [...START, put('c', 'own.txt', 'own'), remove('a', 'one.txt'), syncC, syncA],
    expected: { 'two.txt': 'two', 'own.txt': 'own' },
    third: true,
  },
];

/** Both have a file of the same name. */
export const CLASH_SCENARIOS: readonly MediaScenario[] = [
  {
    name: 'both add the same file',
    steps: [put('a', 'same.txt', 'same'), put('b', 'same.txt', 'same')],
    expected: { 'same.txt': 'same' },
  },
  {
    name: 'both make the same edit',
    steps: [...START, edit('a', 'one.txt', 'both'), edit('b', 'one.txt', 'both')],
    expected: { ...STARTED, 'one.txt': 'both' },
  },
  {
    name: 'both add another file under one name: the first is there, and Ebb keeps its own beside it',
    steps: [put('a', 'clash.txt', 'of a'), put('b', 'clash.txt', 'of b')],
    expected: (ebb) => ({
      'clash.txt': 'of a',
      ...(ebb === 'b' ? { [keptName('clash.txt', 'of b')]: 'of b' } : {}),
    }),
  },
  {
    name: 'both edit one file: the first edit is there, and Ebb keeps its own beside it',
    steps: [...START, edit('a', 'one.txt', 'one of a'), edit('b', 'one.txt', 'one of b')],
    expected: (ebb) => ({
      ...STARTED,
      'one.txt': 'one of a',
      ...(ebb === 'b' ? { [keptName('one.txt', 'one of b')]: 'one of b' } : {}),
    }),
  },
  {
    name: 'an edit on top of what was kept beside',
    steps: [
      put('a', 'clash.txt', 'of a'),
      put('b', 'clash.txt', 'of b'),
      syncA,
      syncB,
      syncA,
      edit('a', 'clash.txt', 'later'),
    ],
    expected: { 'clash.txt': 'later', [keptName('clash.txt', 'of b')]: 'of b' },
    ebbOn: 'b',
  },
  {
    name: 'after a log-out, files that were removed come back from the server',
    steps: [...START, remove('a', 'one.txt'), { relogin: 'a' }],
    expected: STARTED,
    ebbOn: 'a',
  },
  {
    name: 'after a log-out, an edit is kept beside what the server has',
    steps: [...START, edit('a', 'one.txt', 'mine'), { relogin: 'a' }],
    expected: { ...STARTED, [keptName('one.txt', 'mine')]: 'mine' },
    ebbOn: 'a',
  },
];

const LONG = `${'n'.repeat(116)}.txt`;
const ODD_NAMES: Contents = {
  'a b  c.txt': 'spaces',
  'Bild é ü ß.txt': 'composed',
  'صورة.txt': 'Arabic',
  '日本語.txt': 'Japanese',
  'smile 😀.txt': 'emoji',
  "it's 100% #1 & more; $x=(y).txt": 'signs',
  '.hidden': 'dot',
  '-dash.txt': 'dash',
  'no extension': 'none',
  'two.dots.tar.gz': 'dots',
  _meta: 'as the packet has it',
  '0': 'a number',
  __proto__x: 'no prototype',
  constructor: 'no constructor',
  'con_.txt': 'nearly a device',
  [LONG]: 'long',
};

/** What files may be called and how large they may be. */
export const NAME_SCENARIOS: readonly MediaScenario[] = [
  { name: 'names of many kinds', steps: putAll('a', ODD_NAMES), expected: ODD_NAMES },
  { name: 'names of many kinds, the other way', steps: putAll('b', ODD_NAMES), expected: ODD_NAMES },
  {
    name: 'a name in decomposed form stays where it is',
    steps: [put('a', 'e\u0301.txt', 'decomposed'), put('a', '\u00e9.txt', 'composed')],
    expected: { '\u00e9.txt': 'composed' },
    local: { a: ['e\u0301.txt'] },
  },
  {
    name: 'names with characters that some system forbids stay where they are',
    steps: [
      ...['a:b.txt', 'what?.txt', 'star*.txt', 'pipe|.txt', 'tab\t.txt', 'end.', 'con.txt', 'LPT1'].map((name) =>
        put('a', name, name),
      ),
      put('a', 'good.txt', 'good'),
    ],
    expected: { 'good.txt': 'good' },
    local: { a: ['a:b.txt', 'what?.txt', 'star*.txt', 'pipe|.txt', 'tab\t.txt', 'end.', 'con.txt', 'LPT1'] },
  },
  {
    name: 'a name that is too long stays where it is',
    steps: [put('a', `${'n'.repeat(117)}.txt`, 'too long')],
    expected: {},
    local: { a: [`${'n'.repeat(117)}.txt`] },
  },
  {
    name: 'names that differ in capitals only are two files',
    steps: [put('a', 'Dog.jpg', 'large'), put('a', 'dog.jpg', 'small'), put('b', 'DOG.jpg', 'largest')],
    expected: { 'Dog.jpg': 'large', 'dog.jpg': 'small', 'DOG.jpg': 'largest' },
  },
  {
    name: 'an empty file stays where it is',
    steps: [put('a', 'empty.txt', ''), put('a', 'full.txt', 'full')],
    expected: { 'full.txt': 'full' },
    local: { a: ['empty.txt'] },
  },
  {
    name: 'a file that has become empty comes back from the server',
    steps: [...START, edit('a', 'one.txt', '')],
    expected: STARTED,
    ebbOn: 'a',
  },
  {
    name: 'an empty file gives way to one with content',
    steps: [put('a', 'x.txt', ''), syncA, put('b', 'x.txt', 'content'), syncB],
    expected: { 'x.txt': 'content' },
  },
  {
    name: 'a file of more than 100 MiB stays where it is',
    steps: [sparse('a', 'large.bin', (100 << 20) + 1), put('a', 'small.bin', 'small')],
    expected: { 'small.bin': 'small' },
    local: { a: ['large.bin'] },
  },
  {
    name: 'sub-folders, links and files of the system stay where they are',
    steps: [
      { on: 'a', act: { do: 'subfolder', name: 'folder', holds: 'inside.txt' } },
      { on: 'a', act: { do: 'link', name: 'link.txt', to: 'real.txt' } },
      put('a', 'real.txt', 'real'),
      put('a', 'Thumbs.db', 'thumbs'),
      put('a', '.DS_Store', 'store'),
    ],
    expected: { 'real.txt': 'real' },
    local: { a: ['Thumbs.db', '.DS_Store'] },
  },
];

/** Many and large ones. */
export const BULK_SCENARIOS: readonly MediaScenario[] = [
  {
    name: 'two thousand files',
    steps: putAll('a', manyFiles(2000, 200)),
    expected: manyFiles(2000, 200),
  },
  {
    name: 'files from both sides, more than fit into one list',
    steps: [...putAll('a', manyFiles(600, 150, 'a')), ...putAll('b', manyFiles(600, 150, 'b'))],
    expected: { ...manyFiles(600, 150, 'a'), ...manyFiles(600, 150, 'b') },
  },
  {
    name: 'packets that are full before they hold 25 files',
    steps: putAll('a', manyFiles(30, 300_000)),
    expected: manyFiles(30, 300_000),
  },
  {
    name: 'files that are larger than a packet',
    steps: putAll('a', manyFiles(6, 5_000_000)),
    expected: manyFiles(6, 5_000_000),
  },
  {
    name: 'hundreds of files that are removed',
    steps: [
      ...[...putAll('a', manyFiles(300, 100)), ...START],
      ...Object.keys(manyFiles(300, 1))
        .slice(0, 140)
        .map((name) => remove('a', name)),
    ],
    expected: { ...Object.fromEntries(Object.entries(manyFiles(300, 100)).slice(140)), ...STARTED },
  },
];
