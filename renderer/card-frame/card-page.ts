import type { ScriptFault } from './frame-messages.ts';

/** What a card frame is to show. */
export interface CardPage {
  /**
   * Names one showing of one card. Question and answer of a showing share a document, and with it whatever the card's
   * scripts have made; another showing gets a new one, so that no card finds what another has left.
   */
  readonly showing: string;
  readonly side: 'question' | 'answer';
  /** As `cardSideHtml` makes it. */
  readonly html: string;
  readonly css: string;
  /** Of the card among its note's cards, from 1. */
  readonly cardNumber: number;
  readonly nightMode: boolean;
  /** There is a box to type in, which gets the focus. */
  readonly focusTyping: boolean;
  /** Dressed as on a phone: styles ask for `.mobile`. */
  readonly asMobile?: boolean;
  /** False: images are as large as they are. */
  readonly shrinkImages?: boolean;
}

/** A question that is likely to be the next: it may be drawn before its turn comes. */
export type ComingPage = Omit<CardPage, 'showing' | 'side'>;

/** What a card frame tells. Cards are programs, so texts and names in it are anybody's. */
export type CardFrameEvent =
  /** What was asked for last is on the screen. */
  | { readonly kind: 'shown'; readonly showing: string; readonly side: 'question' | 'answer' }
  /** The box's whole text, after each change. */
  | { readonly kind: 'typed'; readonly text: string }
  /** A play button was pressed: the sound with this number on that side. */
  | { readonly kind: 'play'; readonly side: 'question' | 'answer'; readonly index: number }
  /** The card itself wants its answer shown. */
  | { readonly kind: 'showAnswer' }
  /** A link was pressed. Nothing happens unless the app does it. */
  | { readonly kind: 'link'; readonly href: string }
  /** A file could not be loaded; say why with `explainMissing`. */
  | { readonly kind: 'missing'; readonly place: number; readonly fileName: string }
  | { readonly kind: 'missingAction'; readonly fileName: string }
  | { readonly kind: 'fault'; readonly fault: ScriptFault }
  /** Its scripts ran without end, or left: it is shown again, without them. */
  | { readonly kind: 'stopped'; readonly why: 'endless' | 'left' };
