import { expect } from 'vitest';
import { value } from '#core/storage/statement.ts';
import type { Devices, StartCollection } from './merge-devices.ts';
import { idAt } from './merge-edits.ts';

/** How many notes the start collection needs for so many rounds: each removes two for good. */
export function notesForRounds(rounds: number): number {
  return 2 * rounds + EDITED_NOTES + 20;
}
/** The first so many notes are edited in turn, on either side. */
export const EDITED_NOTES = 100;

/** What both sides did in one round, and what must be found everywhere when the dust has settled. */
export interface Round {
  readonly number: number;
  readonly reviews: number;
  readonly removed: readonly [here: number, there: number];
}

/** Rounds of work of every kind on Ebb and on the official client, on other objects each time. */
export class BothSidesWork {
  readonly #devices: Devices;
  readonly #ids: StartCollection['ids'];
  #round = 0;

  constructor(devices: Devices, { ids }: StartCollection) {
    this.#devices = devices;
    this.#ids = ids;
  }

  /** Afterwards the server has the official client's part, and Ebb has what waits. */
  async next(): Promise<Round> {
    return this.#work('official');
  }

  /** All of it is done on Ebb, which was the last to sync: the server is as Ebb left it. */
  async nextHere(): Promise<Round> {
    return this.#work('ebb');
  }

  async #work(there: 'ebb' | 'official'): Promise<Round> {
    const devices = this.#devices;
    this.#round += 1;
    const round = this.#round;
    const last = this.#ids.notes.length;
    const edited = (round * 2) % EDITED_NOTES;
    await devices.edit('ebb', { do: 'addNote', fields: [`from here ${round}`, ''], tags: `round${round}` });
    await devices.edit('ebb', { do: 'addDeck', name: `Deck ${round}` });
    await devices.edit('ebb', { do: 'editNote', note: edited, fields: [`edited here ${round}`, ''] });
    // In a deck of its own, as both devices answer within a second: two versions of one deck's counts would stay apart.
    await devices.edit('ebb', { do: 'moveCard', card: round % 10, deck: `Deck ${round}` });
    await devices.edit('ebb', { do: 'answer', card: round % 10, rating: 3 });
    await devices.edit('ebb', { do: 'removeNote', note: last - round * 2 });
    await devices.edit(there, { do: 'addNote', fields: [`from there ${round}`, ''] });
    await devices.edit(there, { do: 'editNote', note: edited + 1, fields: [`edited there ${round}`, ''] });
    if (there === 'official') await devices.edit(there, { do: 'answer', card: 10 + (round % 10), rating: 3 });
    await devices.edit(there, { do: 'removeNote', note: last - round * 2 - 1 });
    if (there === 'official') await devices.sync('official');
    const waiting = value<number>(devices.ebb.collection().db, 'SELECT count(*) FROM revlog WHERE usn = -1');
    const [[known] = []] = await this.#devices.rows('official', 'select count(*) from revlog');
    const removed = [idAt(this.#ids.notes, last - round * 2), idAt(this.#ids.notes, last - round * 2 - 1)] as const;
    return { number: round, reviews: (waiting ?? 0) + Number(known), removed };
  }

  /** Both devices sync until they are in step. Nothing of the round may be missing then, or be back. */
  async expectConverged(round: Round): Promise<void> {
    const devices = this.#devices;
    expect(await devices.ebb.start()).toMatchObject({ kind: expect.stringMatching(/merged|noChanges/u) });
    expect(await devices.sync('official')).not.toMatch(/full/u);
    expect(await devices.ebb.start()).toMatchObject({ kind: 'merged' });
    await this.expectEqualAndWhole(round);
  }

  /** The official client has what Ebb has, and all of the round. */
  async expectEqualAndWhole({ number, reviews, removed }: Round): Promise<void> {
    const found = await this.#devices.rows(
      'official',

      `select (select count(*) from revlog),
        (select count(*) from notes where sfld in
          ('from here ${number}', 'from there ${number}', 'edited here ${number}', 'edited there ${number}')),
        (select count(*) from notes where id in (${removed.join()}))`,
    );
    expect(found).toEqual([[reviews, 4, 0]]);
    const official = await this.#devices.file('official');
    expect(await this.#devices.differences('ebb', official)).toEqual({});
  }
}
