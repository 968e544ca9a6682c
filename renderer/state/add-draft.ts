import { create } from 'zustand';
import type { DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';

export interface AddedNote {
  readonly noteId: NoteId;
  /** What its first field said, without markup. */
  readonly text: string;
}

interface AddDraft {
  readonly notetypeId: NotetypeId | undefined;
  readonly deckId: DeckId | undefined;
  readonly fields: readonly string[];
  /** Of the fields that the texts belong to; empty: those of the note type as it is. */
  readonly names: readonly string[];
  readonly tags: readonly string[];
  /** Added since the program started, the last first. */
  readonly added: readonly AddedNote[];
}

/** The note that is being written. It outlives its screen: whoever looks up something else comes back to it. */
export const useAddDraft = create<AddDraft>(() => ({
  notetypeId: undefined,
  deckId: undefined,
  fields: [],
  names: [],
  tags: [],
  added: [],
}));

/** Who comes back to nothing begins anew, with what the deck or the note type was used with last. */
export function beginDraft(): void {
  useAddDraft.setState(({ fields }) => (holdsText(fields, []) ? {} : { notetypeId: undefined, deckId: undefined }));
}

/** Keeps what has a field of the same name in the other note type, then by place. */
export function changeNotetype(notetypeId: NotetypeId, from: readonly string[], to: readonly string[]): void {
  useAddDraft.setState(({ fields }) => ({ notetypeId, names: to, fields: movedFields(fields, from, to) }));
}

/** The note type has these fields now: what was written stays with the names it was written for. */
export function alignDraft(names: readonly string[]): void {
  useAddDraft.setState(({ fields, names: before }) => ({
    names,
    fields: before.length === 0 ? fields : movedFields(fields, before, names),
  }));
}

export function movedFields(fields: readonly string[], from: readonly string[], to: readonly string[]): string[] {
  const left = new Map(from.map((name, index) => [name, fields[index] ?? '']));
  const byName = to.map((name) => {
    const html = left.get(name);
    left.delete(name);
    return html;
  });
  const others = from.filter((name) => left.has(name)).map((name) => left.get(name) ?? '');
  return byName.map((html) => html ?? others.shift() ?? '');
}

export function setDraftField(index: number, html: string): void {
  useAddDraft.setState(({ fields }) => {
    const changed = [...fields];
    while (changed.length <= index) changed.push('');
    changed[index] = html;
    return { fields: changed };
  });
}

/** After adding, or to begin anew: what is pinned stays. */
export function clearDraft(pinned: readonly boolean[]): void {
  useAddDraft.setState(({ fields }) => ({ fields: fields.map((html, index) => (pinned[index] === true ? html : '')) }));
}

/** Whether there is something that closing would lose. */
export function holdsText(fields: readonly string[], pinned: readonly boolean[]): boolean {
  return fields.some((html, index) => html !== '' && pinned[index] !== true);
}
