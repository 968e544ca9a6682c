/** What study-setup of the peer makes a collection of. */
export interface StudyPlan {
  readonly nowMs: number;
  readonly crt: number;
  readonly config: Readonly<Record<string, unknown>>;
  /** In the library's own names; the first one is the Default preset. */
  readonly presets: readonly PresetPlan[];
  readonly decks: readonly DeckPlan[];
  readonly cards: readonly CardLine[];
  readonly reviews?: readonly (readonly number[])[];
}

export type PresetPlan = Readonly<Record<string, unknown>>;

export interface DeckPlan {
  readonly name: string;
  /** Place in the list of presets. */
  readonly preset: number;
  /** Of its schema-11 object. */
  readonly keys: Readonly<Record<string, unknown>>;
  readonly filtered?: {
    readonly reschedule: boolean;
    readonly previewAgainSecs: number;
    readonly previewHardSecs: number;
    readonly previewGoodSecs: number;
  };
}

/** A card with the deck that holds it; `home` only in a filtered one. */
export interface CardLine {
  readonly id: number;
  readonly nid: number;
  readonly ord: number;
  readonly mod: number;
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly ivl: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  readonly left: number;
  readonly odue: number;
  readonly flags: number;
  readonly data: string;
  readonly deck: string;
  readonly home?: string;
}
