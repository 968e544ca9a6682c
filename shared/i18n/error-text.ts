import type { ErrorCode, ErrorDetails } from '#shared/errors/error-codes.ts';
import type { MessageArgumentNames, MessageId } from './message-ids.gen.ts';

/** What the one button of an error dialog does next. */
export type ErrorAction = 'close' | 'tryAgain' | 'logIn' | 'syncAgain' | 'openSyncSettings' | 'openBackups' | 'restart';

/** Values that are made from details by formatting, beside the details themselves. */
interface FormattedDetails {
  'clock.wrong': { localTime: string; otherTime: string; difference: string };
  'sync.clockSkew': { localTime: string; serverTime: string; difference: string };
  'sync.sanityFailed': { counts: string };
}
type FormattedOf<C> = C extends keyof FormattedDetails ? keyof FormattedDetails[C] : never;

/** Messages whose arguments this error can fill. */
type MessageFor<C extends ErrorCode> = {
  [I in MessageId]: [MessageArgumentNames[I]] extends [keyof ErrorDetails[C] | FormattedOf<C>] ? I : never;
}[MessageId];

/** What a person is told of an error. */
export interface ErrorText<C extends ErrorCode> {
  /** One sentence: what is the matter. */
  readonly title: MessageFor<C>;
  /** What is safe. */
  readonly safe: MessageFor<C>;
  /** The one sensible next step, and the button for it. */
  readonly next: MessageFor<C>;
  readonly action: ErrorAction;
}

/** `interrupted` is what a cancel leads to: shown to nobody. */
export type ShownErrorCode = Exclude<ErrorCode, 'interrupted'>;

/** A code without its text does not compile, nor a text that wants more than the error carries. */
export type ErrorTexts<C extends ErrorCode> = { readonly [K in C]: ErrorText<K> };
