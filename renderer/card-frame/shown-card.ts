import { AwaitedScripts } from './awaited-scripts.ts';
import type { CardPage, ComingPage } from './card-page.ts';
import type { FrameSlot } from './frame-slot.ts';

/** A card that is shown or about to be, with what is known of its document. */
export interface Shown {
  readonly slot: FrameSlot;
  page: CardPage;
  turn: number;
  startedAt: number;
  /** Its document was still being made ready when its turn came. */
  readonly begunAhead: boolean;
  /** When the document was last heard of. */
  heardAt: number;
  /** When it was last asked for something that it must answer; undefined: it has. */
  askedAt: number | undefined;
  readonly missing: Map<number, string>;
  readonly scripts: AwaitedScripts;
}

/** A question that may be shown next, in a document of its own. */
export interface Ahead {
  readonly slot: FrameSlot;
  readonly page: ComingPage;
  /** Undefined: still at it. False: it is a program, which begins when it is shown. */
  drawn: boolean | undefined;
  readonly missing: Map<number, string>;
}

export function newShown(begun: Pick<Shown, 'slot' | 'page' | 'begunAhead'>): Shown {
  const now = Date.now();
  return {
    ...begun,
    turn: 0,
    startedAt: now,
    heardAt: now,
    askedAt: undefined,
    missing: new Map(),
    scripts: new AwaitedScripts(),
  };
}

/** So long nobody could have heard of it. */
export function allowFor(shown: Shown, lateMs: number): void {
  shown.startedAt += lateMs;
  shown.heardAt += lateMs;
  if (shown.askedAt !== undefined) shown.askedAt += lateMs;
}

/** It need not be drawn again. */
export function isSameContent(before: CardPage, now: CardPage): boolean {
  return before.side === now.side && before.html === now.html && before.css === now.css;
}
