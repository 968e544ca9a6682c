/** One edit of a scenario, the same words for every device. Notes and cards are named by their place in the start collection. */
export type Edit =
  | { readonly do: 'addNote'; readonly fields: readonly string[]; readonly deck?: string; readonly tags?: string }
  | { readonly do: 'editNote'; readonly note: number; readonly fields: readonly string[] }
  | { readonly do: 'tagNote'; readonly note: number; readonly tags: string }
  | { readonly do: 'removeNote'; readonly note: number }
  /** `uncounted`: the deck's counts of the day are left out, where two devices answer in one second. */
  | {
      readonly do: 'answer';
      readonly card: number;
      readonly rating: 1 | 2 | 3 | 4;
      readonly uncounted?: boolean;
    }
  | { readonly do: 'suspend'; readonly card: number }
  | { readonly do: 'restore'; readonly card: number }
  | { readonly do: 'bury'; readonly card: number }
  | { readonly do: 'flag'; readonly card: number; readonly flag: number }
  | { readonly do: 'moveCard'; readonly card: number; readonly deck: string }
  | { readonly do: 'addDeck'; readonly name: string }
  | { readonly do: 'renameDeck'; readonly deck: string; readonly name: string }
  | { readonly do: 'removeDeck'; readonly deck: string }
  | { readonly do: 'setPreset'; readonly newPerDay: number }
  | { readonly do: 'addPreset'; readonly name: string; readonly deck: string }
  | { readonly do: 'addNotetype'; readonly name: string }
  | { readonly do: 'setStyling'; readonly css: string }
  | { readonly do: 'renameField'; readonly to: string }
  | { readonly do: 'setConfig'; readonly key: string; readonly value: string | number | boolean };

/** Ids that the words of an edit stand for. */
export interface StartIds {
  readonly notes: readonly number[];
  readonly cards: readonly number[];
}

export function idAt(ids: readonly number[], index: number): number {
  const id = ids[index];
  if (id === undefined) throw new Error(`the start collection has no number ${index}`);
  return id;
}

/** The command of the peer that makes an edit. */
export function peerCommand(edit: Edit, ids: StartIds): readonly [command: string, args: Record<string, unknown>] {
  const note = (index: number): number => idAt(ids.notes, index);
  const card = (index: number): number => idAt(ids.cards, index);
  switch (edit.do) {
    case 'addNote':
      return ['add-note', { fields: edit.fields, deck: edit.deck ?? 'Default', tags: edit.tags ?? '' }];
    case 'editNote':
      return ['edit-note', { note: note(edit.note), fields: edit.fields }];
    case 'tagNote':
      return ['tag', { notes: [note(edit.note)], add: edit.tags }];
    case 'removeNote':
      return ['remove-notes', { notes: [note(edit.note)] }];
    case 'answer':
      return ['answer', { card: card(edit.card), rating: edit.rating }];
    case 'suspend':
      return ['suspend', { cards: [card(edit.card)] }];
    case 'restore':
      return ['suspend', { cards: [card(edit.card)], off: true }];
    case 'bury':
      return ['bury', { cards: [card(edit.card)] }];
    case 'flag':
      return ['set-flag', { cards: [card(edit.card)], flag: edit.flag }];
    case 'moveCard':
      return ['move-cards', { cards: [card(edit.card)], deck: edit.deck }];
    case 'addDeck':
      return ['add-deck', { name: edit.name }];
    case 'renameDeck':
      return ['rename-deck', { deck: edit.deck, name: edit.name }];
    case 'removeDeck':
      return ['remove-deck', { deck: edit.deck }];
    case 'setPreset':
      return ['deck-config', { id: 1, set: { 'new.perDay': edit.newPerDay } }];
    case 'addPreset':
      return ['deck-config', { deck: edit.deck, add: edit.name, use: true }];
    case 'addNotetype':
      return ['add-notetype', { name: edit.name }];
    case 'setStyling':
      return ['edit-template', { notetype: 'Basic', name: 'Card 1', css: edit.css }];
    case 'renameField':
      return ['rename-field', { notetype: 'Basic', name: 'Back', new: edit.to }];
    case 'setConfig':
      return ['set-config', { key: edit.key, value: edit.value }];
  }
}
