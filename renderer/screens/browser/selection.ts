/** Which rows are chosen, by their ids: a new order or search keeps what is still there. */
export interface Selection {
  readonly ids: ReadonlySet<number>;
  /** The row that keys go on from, and that the editor shows when it is the only one. */
  readonly current: number | undefined;
  /** Where a range began. */
  readonly anchor: number | undefined;
}

export const NOTHING: Selection = { ids: new Set(), current: undefined, anchor: undefined };

export function only(id: number): Selection {
  return { ids: new Set([id]), current: id, anchor: id };
}

/** Ctrl and a click. */
export function toggled({ ids }: Selection, id: number): Selection {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return { ids: changed, current: id, anchor: id };
}

/** Shift and a click or a key: from where the range began up to here. */
export function upTo({ anchor, current }: Selection, rows: readonly number[], id: number): Selection {
  const from = rows.indexOf(anchor ?? current ?? id);
  const to = rows.indexOf(id);
  if (from < 0 || to < 0) return only(id);
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set(range), current: id, anchor: rows[from] };
}

export function everything(rows: readonly number[], { current }: Selection): Selection {
  return { ids: new Set(rows), current: current ?? rows[0], anchor: current ?? rows[0] };
}

export function inverted({ ids, current, anchor }: Selection, rows: readonly number[]): Selection {
  return { ids: new Set(rows.filter((id) => !ids.has(id))), current, anchor };
}

/** After another search: what it no longer finds is not chosen any more. */
export function within(selection: Selection, there: ReadonlySet<number>): Selection {
  const ids = new Set([...selection.ids].filter((id) => there.has(id)));
  const keep = (id: number | undefined): number | undefined => (id !== undefined && there.has(id) ? id : undefined);
  return { ids, current: keep(selection.current), anchor: keep(selection.anchor) };
}
