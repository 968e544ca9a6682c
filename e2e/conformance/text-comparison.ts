import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { callContext } from '#core/testing/call-context.ts';
import type { ReadDb } from '#core/storage/connection.ts';
import { textService } from '#core/text/text-service.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import type { Handlers } from '#shared/contract/define.ts';
import type { text, TextImportLog, TextInfo, TextOptions } from '#shared/contract/text.ts';
import { renderWords } from '#shared/i18n/render-words.ts';
import { type Peer, PeerError } from '#e2e/peer/peer.ts';
import type { OpsCollection } from './ops-collection.ts';
import type { OpsComparison } from './ops-comparison.ts';
import { rowsBesideChance } from './ops-rows.ts';
import type { TextCase } from './text-cases.ts';

const context = callContext<never>();

const NOTES: readonly (readonly [notetype: string, deck: string, front: string, back: string, tags: string])[] = [
  ['Basic', 'Default', 'one two', 'Three <b>four</b>', 'animal animal::dog'],
  ['Basic', 'first', 'same', 'b1', 'x'],
  ['Basic', 'Default', 'same', 'b2', ''],
  ['Basic', 'first::second', '<img src="a.png">', 'picture [sound:a.mp3]', 'new'],
  ['Basic (and reversed card)', 'first', 'half', '', 'marked'],
  ['Cloze', 'first', '{{c1::x}} {{c3::y}}<style>p{}</style>', 'more', 'Ärzte'],
  ['Basic', 'first', 'tab\there "quoted" #hash', 'line<br>break<div>and</div> &amp; &lt;b&gt;', 'a b'],
];

/** What all text files are imported into. */
export async function prepareForText(peer: Peer, file: string): Promise<void> {
  const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, file);
  await call('make', { notes: 8, day: '2025-11-15', filtered: true, reviews: 10 });
  await call('add-deck', { name: 'first::second' });
  await call('check-db', {});
  const list = NOTES.map(([notetype, deck, front, back, tags], i) => ({
    notetype,
    deck,
    fields: [front, back],
    tags: tags.split(' ').filter(Boolean),
    ...(i === 3 ? { guid: 'known-guid' } : {}),
  }));
  await call('add-notes', { list });
}

export function textOf(col: OpsCollection): Handlers<typeof text> {
  return textService({ collection: () => col.collection, words: renderWords('en'), emitChanges: () => undefined });
}

interface Metadata {
  readonly delimiter: string;
  readonly is_html: boolean;
  readonly global_tags: string[];
  readonly column_labels: string[];
  readonly deck_id?: number;
  readonly deck_name?: string;
  readonly deck_column?: number;
  readonly global_notetype?: { readonly id: number; readonly field_columns: number[] };
  readonly notetype_column?: number;
  readonly tags_column: number;
  readonly guid_column: number;
  readonly force_delimiter: boolean;
  readonly force_is_html: boolean;
  readonly dupe_resolution: string;
  readonly match_scope: string;
  readonly preview: { readonly vals: string[] }[];
}

/** Theirs in our words. */
function asInfo(given: Metadata): Omit<TextInfo, 'fileBytes'> {
  const notetype = given.global_notetype;
  return {
    options: {
      separator: given.delimiter.toLowerCase() as TextOptions['separator'],
      html: given.is_html,
      notetype: (notetype === undefined
        ? { kind: 'column', column: given.notetype_column }
        : { kind: 'one', notetypeId: notetype.id, fieldColumns: notetype.field_columns }) as TextOptions['notetype'],
      deck: deckOf(given),
      tagsColumn: given.tags_column,
      guidColumn: given.guid_column,
      allTags: given.global_tags,
      updatedTags: [],
      existing: given.dupe_resolution.toLowerCase() as TextOptions['existing'],
      matchScope: given.match_scope === 'NOTETYPE' ? 'notetype' : 'notetypeAndDeck',
    },
    separatorIsGiven: given.force_delimiter,
    htmlIsGiven: given.force_is_html,
    columnLabels: given.column_labels,
    // The peer makes numbers of what looks like one.
    preview: given.preview.map(({ vals }) => vals.map(String)),
  };
}

function deckOf({ deck_id, deck_name, deck_column }: Metadata): TextOptions['deck'] {
  if (deck_id !== undefined) return { kind: 'one', deckId: deck_id } as TextOptions['deck'];
  if (deck_name !== undefined) return { kind: 'new', name: deck_name };
  return { kind: 'column', column: deck_column ?? 0 };
}

function changeForPeer({ change }: TextCase, info: TextInfo): Record<string, unknown> {
  if (change === undefined) return {};
  const { existing, matchScope, allTags, updatedTags, tagsColumn, guidColumn, html, fieldColumns } = change;
  const { notetype } = info.options;
  const mapped = fieldColumns === undefined || notetype.kind !== 'one' ? undefined : fieldColumns;
  return JSON.parse(
    JSON.stringify({
      dupe_resolution: existing?.toUpperCase(),
      match_scope: matchScope && { notetype: 'NOTETYPE', notetypeAndDeck: 'NOTETYPE_AND_DECK' }[matchScope],
      global_tags: allTags,
      updated_tags: updatedTags,
      tags_column: tagsColumn,
      guid_column: guidColumn,
      is_html: html,
      // Lists are appended to, so that the mapping is given anew as a whole.
      global_notetype: mapped && { field_columns: mapped },
    }),
  );
}

function changed({ change }: TextCase, { options }: TextInfo): TextOptions {
  const { fieldColumns, ...rest } = change ?? {};
  const { notetype } = options;
  const mapped = fieldColumns !== undefined && notetype.kind === 'one' ? { ...notetype, fieldColumns } : notetype;
  return { ...options, ...rest, notetype: mapped };
}

type Ids = Record<'new' | 'updated' | 'duplicate' | 'conflicting' | 'first_field_match', number[]>;

/** The same is made of a file before it is imported, and of the collection by importing it. */
export async function expectSameImport(comparison: OpsComparison, each: TextCase, path: string): Promise<void> {
  writeFileSync(path, each.content);
  const file = comparison.newCopy();
  const ours = comparison.open(file);
  const known = new Set<number>(ours.cardIds('true'));
  const chosen = each.chosen ?? {};
  const info = await outcome(async () =>
    textOf(ours).inspect(
      {
        path,
        ...(chosen.separator && { separator: chosen.separator }),
        ...(chosen.html !== undefined && { html: chosen.html }),
        ...(chosen.notetype !== undefined && {
          notetype: { kind: 'one' as const, notetypeId: ours.notetypeId(chosen.notetype) },
        }),
        ...(chosen.deck !== undefined && { deck: { kind: 'one' as const, deckId: ours.deckId(chosen.deck) } }),
      },
      context,
    ),
  );
  const { separator, ...others } = chosen;
  const theirs = await outcome(() =>
    comparison.peer.call(
      'import-csv',
      {
        file: path,
        ...others,
        ...(separator && { delimiter: separator }),
        ...(info !== 'refused' && { change: changeForPeer(each, info) }),
      },
      file,
    ),
  );
  if (info === 'refused') expect(theirs).toBe('refused');
  else {
    const log = await outcome(async () => textOf(ours).import({ path, options: changed(each, info) }, callContext()));
    if (log === 'refused' || theirs === 'refused') expect(log).toBe(theirs);
    else {
      const { fileBytes: _, ...rest } = info;
      expect(rest).toEqual(asInfo(theirs['metadata'] as Metadata));
      expect(countsOf(log)).toEqual(countsOfPeer(theirs));
    }
  }
  await comparison.peer.call('close', {}, file);
  const content = Buffer.from(each.content).toString();
  const after = comparison.open(file);
  expect(rowsOf(ours.db, known, content)).toEqual(rowsOf(after.db, known, content));
  after.close();
  ours.close();
}

function countsOf(log: TextImportLog): unknown {
  const { found, new: added, updated, duplicate, conflicting, firstFieldMatch, ...rest } = log;
  return {
    found,
    ids: [added, updated, duplicate, conflicting, firstFieldMatch].map(({ noteIds }) => noteIds),
    rows: [rest.missingNotetype, rest.missingDeck, rest.emptyFirstField].map(({ count }) => count),
  };
}

function countsOfPeer(theirs: Record<string, unknown>): unknown {
  const ids = theirs['ids'] as Ids;
  return {
    found: theirs['found_notes'],
    ids: [ids.new, ids.updated, ids.duplicate, ids.conflicting, ids.first_field_match],
    rows: [theirs['missing_notetype'], theirs['missing_deck'], theirs['empty_first_field']],
  };
}

/** Guids of new notes are drawn, unless the file has them. */
function rowsOf(db: ReadDb, known: ReadonlySet<number>, content: string): unknown {
  const rows = rowsBesideChance(db, known);
  const notes = rows['notes'] as { guid: string; usn: number }[];
  return {
    ...rows,
    notes: notes.map((note) => (note.usn === -1 && !content.includes(note.guid) ? { ...note, guid: 'drawn' } : note)),
  };
}

async function outcome<T>(work: () => T | Promise<T>): Promise<T | 'refused'> {
  try {
    return await work();
  } catch (error: unknown) {
    if (!isAppError(error) && !(error instanceof PeerError)) throw error;
    return 'refused';
  }
}
