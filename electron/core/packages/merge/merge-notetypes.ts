import type { MergeOptions, UpdateRule } from '#shared/contract/packages.ts';
import type { Notetype } from '#shared/domain/notetype.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../../collection/collection.ts';
import type { DeletionLog } from '../../notes/deletion-log.ts';
import { rememberNotetype } from '../../notes/last-choice.ts';
import { changeNotes } from '../../notetypes/change-notes.ts';
import { preparedNotetype } from '../../notetypes/prepared-notetype.ts';
import { removeNotetype } from '../../notetypes/remove-notetype.ts';
import { applyUpdate, plannedUpdate } from '../../notetypes/update-notetype.ts';
import { noteIdsOfNotetype } from '../../storage/note-storage.ts';
import {
  addNotetype,
  findNotetype,
  freeNotetypeId,
  freeNotetypeName,
  getNotetype,
  jsonFromNotetype,
  listNotetypes,
  notetypeFromJson,
  putNotetype,
} from '../../storage/notetype-storage.ts';
import { digitsOf, type JsonObject, overlaid } from '../../storage/lossless-json.ts';
import { isSameShape, type Places, UnitedNotetype } from './notetype-union.ts';

type Options = Pick<MergeOptions, 'mergeNotetypes' | 'updateNotetypes'>;

/** By dates: whether what is here gives way to what the package has. */
export function givesWay(rule: UpdateRule, hereSecs: number, theirsSecs: number): boolean {
  if (rule === 'never') return false;
  return rule === 'ifNewer' ? hereSecs < theirsSecs : hereSecs !== theirsSecs;
}

/**
 * Which note type of ours the notes of a package's will have, unless note types are united; null: one that is still to
 * be added.
 */
export function homeOf(incoming: Notetype, ours: readonly Notetype[]): Notetype | null {
  const existing = ours.find(({ id }) => id === incoming.id);
  if (existing === undefined || isSameShape(existing, incoming)) return existing ?? null;
  // An earlier import of the same note type has already made one of its own of it.
  return (
    ours.find((other) => other.id !== incoming.id && isCopyOf(other, incoming.id) && isSameShape(other, incoming)) ??
    null
  );
}

/** Was it made of a package's note type with this id? */
function isCopyOf({ json }: Notetype, id: number): boolean {
  return digitsOf(json['originalId']) === String(id);
}

/** Brings a package's note types into the collection. Inside a transaction. */
export class NotetypeMerge {
  readonly #col: Collection;
  readonly #options: Options;
  readonly #deletionLog: DeletionLog;
  /** As they were before: what one import adds is not matched with what it adds later. */
  readonly #ours: readonly Notetype[];
  readonly #homes = new Map<number, number>();
  readonly #fieldPlaces = new Map<number, Places>();
  readonly #templatePlaces = new Map<number, ReadonlyMap<number, number>>();
  /** Their notes went over to others. */
  readonly #left = new Set<number>();
  #added = 0;

  constructor(col: Collection, options: Options, deletionLog: DeletionLog) {
    this.#col = col;
    this.#options = options;
    this.#deletionLog = deletionLog;
    this.#ours = listNotetypes(col.db);
  }

  get addedCount(): number {
    return this.#added;
  }

  get #nowSecs(): number {
    return Math.floor(this.#col.env.clock.nowMs() / 1000);
  }

  /** In the order of their ids. */
  take(notetypes: readonly Notetype[]): void {
    for (const notetype of notetypes) {
      const incoming = notetypeFromJson(overlaid(jsonFromNotetype(notetype), { originalId: notetype.id }));
      const existing = this.#ours.find(({ id }) => id === incoming.id);
      if (existing === undefined) this.#add(incoming, incoming.id);
      else if (this.#options.mergeNotetypes) this.#unite(incoming, existing);
      else this.#updateOrAdd(incoming);
    }
  }

  /** Of the package's note type with this id. */
  homeId(notetypeId: number): number {
    return this.#homes.get(notetypeId) ?? notetypeId;
  }

  /** A note's fields in the places that they have here. */
  fieldsHere(notetypeId: number, fields: readonly string[]): readonly string[] {
    const places = this.#fieldPlaces.get(notetypeId);
    return places === undefined ? fields : places.map((place) => (place === null ? '' : (fields[place] ?? '')));
  }

  movesFields(notetypeId: number): boolean {
    return this.#fieldPlaces.has(notetypeId);
  }

  /** Of any note type. */
  get movesTemplates(): boolean {
    return this.#templatePlaces.size > 0;
  }

  templateHere(notetypeId: number, ord: number): number {
    return this.#templatePlaces.get(notetypeId)?.get(ord) ?? ord;
  }

  /** Notes that are here with another note type go over to the package's, which gets what theirs has beside. */
  moveNotes(fromId: number, toId: number, noteIds: readonly number[]): void {
    const { db } = this.#col;
    const [from, to] = [getNotetype(db, fromId), getNotetype(db, toId)];
    requireSameKind(from, to);
    const [unitedFrom, unitedTo] = [new UnitedNotetype(from), new UnitedNotetype(to)];
    unitedFrom.add(unitedTo);
    unitedTo.add(unitedFrom);
    this.#notePlaces(toId, unitedTo);
    this.#store(toId, unitedTo.object(), this.#nowSecs);
    this.#change(noteIds, from, toId, unitedFrom);
  }

  /** Note types that were united with others and have no note left go. */
  removeLeft(): void {
    for (const id of this.#left) {
      const isUnused = findNotetype(this.#col.db, id) !== undefined && noteIdsOfNotetype(this.#col.db, id).length === 0;
      if (isUnused) removeNotetype(this.#col, id, this.#deletionLog);
    }
  }

  #add(incoming: Notetype, id: number): void {
    const { db, env } = this.#col;
    const { object } = preparedNotetype(withPlaces(incoming), env.random, { faultsAllowed: true });
    const notetype = notetypeFromJson(object);
    const name = freeNotetypeName(db, notetype.name);
    const mtimeSecs = name === notetype.name ? incoming.mtimeSecs : this.#nowSecs;
    addNotetype(db, { ...notetype, id, name, mtimeSecs, usn: -1 });
    this.#added += 1;
  }

  #updateOrAdd(incoming: Notetype): void {
    const { db, env } = this.#col;
    const home = homeOf(incoming, this.#ours);
    if (home === null) {
      const id = freeNotetypeId(db, env.clock.nowMs());
      this.#add(incoming, id);
      this.#homes.set(incoming.id, id);
      rememberNotetype(this.#col, id);
      return;
    }
    this.#homes.set(incoming.id, home.id);
    if (!givesWay(this.#options.updateNotetypes, home.mtimeSecs, incoming.mtimeSecs)) return;
    this.#store(home.id, withPlaces(incoming), incoming.mtimeSecs);
  }

  #unite(incoming: Notetype, existing: Notetype): void {
    requireSameKind(incoming, existing);
    const copies = this.#ours.filter((other) => other.id !== existing.id && isCopyOf(other, existing.id));
    const [ours, theirs] = [new UnitedNotetype(existing), new UnitedNotetype(incoming)];
    for (const copy of copies) ours.add(new UnitedNotetype(copy));
    theirs.add(ours);
    ours.add(theirs);
    this.#notePlaces(incoming.id, theirs);
    const { updateNotetypes } = this.#options;
    const takesTheirs =
      updateNotetypes === 'always' || givesWay(updateNotetypes, existing.mtimeSecs, incoming.mtimeSecs);
    this.#store(existing.id, takesTheirs ? theirs.object(ours) : ours.object(), this.#nowSecs);
    for (const copy of copies) {
      const united = new UnitedNotetype(copy);
      united.add(takesTheirs ? theirs : ours);
      this.#change(noteIdsOfNotetype(this.#col.db, copy.id), copy, existing.id, united);
    }
  }

  /** Notes and cards of the note type follow. */
  #store(id: number, object: JsonObject, mtimeSecs: number): void {
    const { db } = this.#col;
    const update = plannedUpdate(this.#col, id, object, { faultsAllowed: true });
    applyUpdate(this.#col, update);
    // A name that had to be changed is a change of ours.
    const isRenamed = update.notetype.name !== notetypeFromJson(object).name;
    putNotetype(db, { ...update.notetype, mtimeSecs: isRenamed ? this.#nowSecs : mtimeSecs, usn: -1 });
  }

  #change(noteIds: readonly number[], from: Notetype, toId: number, united: UnitedNotetype): void {
    changeNotes(this.#col, {
      noteIds,
      from,
      to: getNotetype(this.#col.db, toId),
      fieldMap: united.fieldPlaces,
      templateMap: from.kind === 'cloze' ? null : united.templatePlaces,
    });
    this.#left.add(from.id);
  }

  /** Where the parts of a package's note type went. Several unions of the same one follow one another. */
  #notePlaces(id: number, united: UnitedNotetype): void {
    const before = this.#fieldPlaces.get(id);
    const fields = united.fieldPlaces.map((place) =>
      place === null || before === undefined ? place : (before[place] ?? null),
    );
    this.#fieldPlaces.set(id, fields);
    const moved = new Map(united.templatePlaces.flatMap((place, at) => (place === null ? [] : [[place, at] as const])));
    const known = this.#templatePlaces.get(id);
    const templates =
      known === undefined ? moved : new Map([...known].map(([from, to]) => [from, moved.get(to) ?? to] as const));
    this.#templatePlaces.set(id, templates);
  }
}

function withPlaces(notetype: Notetype): JsonObject {
  return new UnitedNotetype(notetype).object();
}

function requireSameKind(a: Notetype, b: Notetype): void {
  if (a.kind !== b.kind) throw new AppError('package.notetypeKindsDiffer', { name: a.name });
}
