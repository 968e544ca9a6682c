/** What can be wrong with a template. `name` is a field's, or what stands in a mark. */
export type NotetypeFaultKind =
  /** The front equals that of the template number `other`. */
  | { readonly kind: 'sameFront'; readonly other: number }
  | { readonly kind: 'noField' }
  | { readonly kind: 'unknownField'; readonly name: string }
  | { readonly kind: 'notClosed'; readonly name: string }
  /** A closing mark without its opening one; `open`: what should have been closed first. */
  | { readonly kind: 'notOpen'; readonly name: string; readonly open: string | null }
  /** A cloze note type that shows no cloze. */
  | { readonly kind: 'noCloze' }
  /** A cloze filter in a note type of another kind. */
  | { readonly kind: 'clozeNotPossible'; readonly name: string }
  | { readonly kind: 'severalTypeBoxes' }
  /** `{{` without `}}`, from there on. */
  | { readonly kind: 'markNotClosed'; readonly name: string };

export type NotetypeFault = NotetypeFaultKind & {
  /** Place among the templates, from 0. */
  readonly templateOrd: number;
  readonly side: 'front' | 'back';
};
/** The others are worth a word, but keep nobody from saving. */
const REFUSED: ReadonlySet<NotetypeFaultKind['kind']> = new Set([
  'sameFront',
  'noField',
  'unknownField',
  'notClosed',
  'notOpen',
  'noCloze',
]);

/** Clients don't store a note type with this fault. */
export function refusesNotetype({ kind }: NotetypeFault): boolean {
  return REFUSED.has(kind);
}
