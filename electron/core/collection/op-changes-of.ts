import type { OpChanges, OpName } from '#shared/domain/op-changes.ts';
import type { LoggedTable } from './undo-log.ts';

/** What an operation touched, in the words that screens understand. */
export function opChangesOf(op: OpName, touched: ReadonlySet<LoggedTable>): OpChanges {
  const has = (table: LoggedTable): boolean => touched.has(table);
  return {
    op,
    card: has('cards'),
    note: has('notes'),
    deck: has('decks'),
    tag: has('tags'),
    notetype: has('notetypes'),
    config: has('config'),
    deckConfig: has('deck_configs'),
    revlog: has('revlog'),
    // What a deck list or a queue is made of: limits live in decks, presets and the configuration.
    studyQueues: has('cards') || has('decks') || has('deck_configs') || has('config'),
  };
}
