import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import { type Peer, PeerError, startPeer } from '#e2e/peer/peer.ts';
import { type CollectionRows, collectionRows } from './collection-rows.ts';
import { opsCollection, type OpsCollection } from './ops-collection.ts';
import { rowsBesideChance } from './ops-rows.ts';
import type { OpsScenario } from './ops-scenarios.ts';

const NOW_SECS = Date.UTC(2025, 10, 15, 12) / 1000;
const LATER_SECS = NOW_SECS + 100;

/** Scenarios that all begin with the same collection, done by both clients. */
export class OpsComparison {
  readonly peer: Peer;
  readonly #folder: string;
  /** The collection that all begin with; nobody has it open. */
  readonly source: string;
  #runs = 0;
  #startRows: CollectionRows | undefined;

  private constructor(peer: Peer, folder: string) {
    this.peer = peer;
    this.#folder = folder;
    this.source = join(folder, 'source', 'collection.anki2');
  }

  static async start(prepare: (peer: Peer, file: string) => Promise<void>): Promise<OpsComparison> {
    const peer = await startPeer({ now: NOW_SECS, freeze: true });
    const comparison = new OpsComparison(peer, mkdtempSync(join(tmpdir(), 'ebb-ops-')));
    await prepare(peer, comparison.source);
    // Everything was sent, so that what is touched shows.
    for (const table of ['notes', 'cards', 'revlog', 'decks', 'deck_config', 'notetypes', 'config', 'tags']) {
      await peer.call('sql', { query: `UPDATE ${table} SET usn = 7` }, comparison.source);
    }
    await peer.call('sql', { query: 'DELETE FROM graves' }, comparison.source);
    await peer.call('close', {}, comparison.source);
    await peer.call('set-now', { now: LATER_SECS, freeze: true });
    return comparison;
  }

  async stop(): Promise<void> {
    await this.peer.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  newCopy(): string {
    const copy = join(this.#folder, String(this.#runs++));
    mkdirSync(copy);
    copyFileSync(this.source, join(copy, 'collection.anki2'));
    return join(copy, 'collection.anki2');
  }

  open(file: string): OpsCollection {
    return opsCollection(file, { nowSecs: LATER_SECS });
  }

  /** Both write the same rows, or refuse; undone it is the start again. `checked`: the official check sees it too. */
  async expectSame(scenario: OpsScenario, { checked } = { checked: true }): Promise<void> {
    const file = this.newCopy();
    const ours = this.open(file);
    const known = new Set<number>(ours.cardIds('true'));
    const before = rowsBesideChance(ours.db, known);
    const mine = await outcome(() => scenario.ours(ours), isAppError);
    const theirs = await outcome(
      () => scenario.theirs((command, args) => this.peer.call(command, args, file), ours),
      (error) => error instanceof PeerError,
    );
    expect(mine).toBe(theirs);
    const changesNothing = scenario.changesNothing === true || mine === 'refused';
    const rows = rowsBesideChance(ours.db, known);
    const expected = await this.#rowsOfPeerAfter(file, known);
    if (changesNothing) expect(rows).toEqual(before);
    else {
      expect(rows).toEqual(expected);
      expect(rows).not.toEqual(before);
      if (scenario.hasNoUndo !== true) this.#undoAndRedo(ours);
    }
    if (checked) await this.#expectSound(ours, scenario);
    ours.close();
  }

  /** What ours undoes step by step, theirs undoes as well. */
  async expectSameUndone(scenario: OpsScenario): Promise<void> {
    const file = this.newCopy();
    const ours = this.open(file);
    const known = new Set<number>(ours.cardIds('true'));
    const start = rowsBesideChance(ours.db, known);
    await scenario.ours(ours);
    let steps = 0;
    for (; ours.collection.undoStatus().undo !== null; steps++) ours.collection.undo();
    await scenario.theirs((command, args) => this.peer.call(command, args, file), ours);
    await this.peer.call('undo', { count: steps }, file);
    expect(rowsBesideChance(ours.db, known)).toEqual(start);
    // What it did not know in a card's data does not come back there.
    expect(withoutCardData(await this.#rowsOfPeerAfter(file, known))).toEqual(withoutCardData(start));
    ours.close();
  }

  /** The official check finds nothing to mend in what Ebb made. */
  async #expectSound(ours: OpsCollection, scenario: OpsScenario): Promise<void> {
    const exported = this.newCopy();
    ours.exportTo(exported);
    const { ok, report } = await this.peer.call('check-db', {}, exported);
    expect(ok ? [] : report).toEqual(scenario.isRepairedByCheck === true ? expect.anything() : []);
    await this.peer.call('close', {}, exported);
  }

  /** Undone step by step it is the start, redone the end. */
  #undoAndRedo({ collection, db }: OpsCollection): void {
    let steps = 0;
    const end = collectionRows(db);
    for (; collection.undoStatus().undo !== null; steps++) collection.undo();
    expect(steps).toBeGreaterThan(0);
    expect(collectionRows(db)).toEqual(this.#rowsOfSource());
    for (; steps > 0; steps--) collection.redo();
    expect(collectionRows(db)).toEqual(end);
  }

  #rowsOfSource(): CollectionRows {
    if (this.#startRows !== undefined) return this.#startRows;
    const start = this.open(this.source);
    this.#startRows = collectionRows(start.db);
    start.close();
    return this.#startRows;
  }

  async #rowsOfPeerAfter(file: string, knownCards: ReadonlySet<number>): Promise<Record<string, unknown>> {
    await this.peer.call('close', {}, file);
    const after = this.open(file);
    const rows = rowsBesideChance(after.db, knownCards);
    after.close();
    return rows;
  }
}

function withoutCardData(rows: Record<string, unknown>): Record<string, unknown> {
  return { ...rows, cards: (rows['cards'] as object[]).map((card) => ({ ...card, data: undefined })) };
}

async function outcome(work: () => unknown, isRefusal: (error: unknown) => boolean): Promise<'done' | 'refused'> {
  try {
    await work();
    return 'done';
  } catch (error: unknown) {
    if (!isRefusal(error)) throw error;
    return 'refused';
  }
}
