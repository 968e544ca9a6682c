import { expect } from 'vitest';
import { isAppError } from '#shared/errors/app-error.ts';
import { type Peer, PeerError } from '#e2e/peer/peer.ts';
import { type CollectionRows, collectionRows } from './collection-rows.ts';
import { LATER_SECS, OfficialSource } from './official-source.ts';
import { opsCollection, type OpsCollection } from './ops-collection.ts';
import { rowsBesideChance } from './ops-rows.ts';
import type { OpsScenario } from './ops-scenarios.ts';

/** Scenarios that all begin with the same collection, done by both clients. */
export class OpsComparison {
  readonly peer: Peer;
  readonly #source: OfficialSource;
  #startRows: CollectionRows | undefined;

  private constructor(source: OfficialSource) {
    this.peer = source.peer;
    this.#source = source;
  }

  static async start(prepare: (peer: Peer, file: string) => Promise<void>): Promise<OpsComparison> {
    return new OpsComparison(await OfficialSource.start(prepare));
  }

  stop(): Promise<void> {
    return this.#source.stop();
  }

  /** The collection that all begin with; nobody has it open. */
  get source(): string {
    return this.#source.file;
  }

  newCopy(): string {
    return this.#source.newCopy();
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
