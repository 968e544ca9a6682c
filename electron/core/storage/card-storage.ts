import { bulkTable } from './bulk-row-storage.ts';

/** Meaning of the columns: Anki's. `mod` in seconds; `due` and `ivl` depend on the card's state. */
export interface CardRow {
  readonly id: number;
  readonly nid: number;
  readonly did: number;
  readonly ord: number;
  readonly mod: number;
  readonly usn: number;
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly ivl: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly left: number;
  readonly odue: number;
  readonly odid: number;
  readonly flags: number;
  readonly data: string;
}

export const cardStorage = bulkTable<CardRow>('cards', [
  'id',
  'nid',
  'did',
  'ord',
  'mod',
  'usn',
  'type',
  'queue',
  'due',
  'ivl',
  'factor',
  'reps',
  'lapses',
  'left',
  'odue',
  'odid',
  'flags',
  'data',
]);
