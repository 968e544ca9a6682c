import type { RenderedCard } from '#shared/contract/cards.ts';
import { escapedAttribute } from '#shared/domain/html/escape-html.ts';
import { type ListedVoice, withVoices } from '#shared/domain/template/speech-voices.ts';
import { withTypeBox, withTypedAnswer } from '#shared/domain/template/type-in.ts';

export interface CardSideOptions extends CardHtmlOptions {
  readonly side: 'question' | 'answer';
  /** What stands in the box; only the answer shows it. */
  readonly typed: string;
}

export interface CardHtmlOptions {
  readonly showPlayButtons: boolean;
  /** What play buttons are called for who can't see them. */
  readonly playName: string;
  /** For `{{tts-voices:}}`. */
  readonly voices: readonly ListedVoice[];
  /** What stands above them. */
  readonly voicesHeading: string;
}

type Side = Pick<RenderedCard, 'question' | 'answer' | 'typeIn'>;

/** One side as the card frame gets it: with play buttons, and with the box or the comparison of what was typed. */
export function cardSideHtml(card: Side, { side, typed, ...options }: CardSideOptions): string {
  if (side === 'question') return cardQuestionHtml(card, options);
  const box = card.typeIn?.kind === 'box' ? card.typeIn : undefined;
  return withOurs(withTypedAnswer(card.answer, box, typed), options);
}

export function cardQuestionHtml({ question, typeIn }: Omit<Side, 'answer'>, options: CardHtmlOptions): string {
  const box = typeIn?.kind === 'box' ? typeIn : undefined;
  const message = typeIn?.kind === 'message' ? typeIn.html : '';
  return withOurs(withTypeBox(question, box, message), options);
}

function withOurs(html: string, { showPlayButtons, playName, voices, voicesHeading }: CardHtmlOptions): string {
  return withVoices(html, voicesHeading, voices).replaceAll(/\[anki:(play:[qa]:\d+)\]/gu, (_all, command: string) =>
    showPlayButtons ? playButton(command, playName) : '',
  );
}

/** With the classes that cards' styles know from the official app. */
function playButton(command: string, name: string): string {
  const label = escapedAttribute(name);
  return (
    `<a class="replay-button soundLink" href="#" role="button" aria-label="${label}" draggable="false" ` +
    `onclick="pycmd('${command}'); return false;"><svg class="playImage" viewBox="0 0 64 64" aria-hidden="true">` +
    '<circle cx="32" cy="32" r="29"></circle><path d="M24 16 50 32 24 48Z"></path></svg></a>'
  );
}
