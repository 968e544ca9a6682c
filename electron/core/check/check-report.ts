import { type DatabaseRepair, databaseRepairs } from '#shared/contract/collection.ts';

/** Counts what was mended, and knows whether a merge can still carry it. */
export class CheckReport {
  readonly #counts = new Map<DatabaseRepair, number>();
  #schemaChanged = false;

  add(repair: DatabaseRepair, count = 1): void {
    if (count > 0) this.#counts.set(repair, (this.#counts.get(repair) ?? 0) + count);
  }

  /** For what leaves no trace that a merge could send. */
  addBySchema(repair: DatabaseRepair, count = 1): void {
    this.add(repair, count);
    if (count > 0) this.#schemaChanged = true;
  }

  get schemaChanged(): boolean {
    return this.#schemaChanged;
  }

  get repairs(): { readonly repair: DatabaseRepair; readonly count: number }[] {
    return databaseRepairs.flatMap((repair) => {
      const count = this.#counts.get(repair);
      return count === undefined ? [] : [{ repair, count }];
    });
  }
}
