import type { ErrorCode, ErrorDetails } from '#shared/errors/error-codes.ts';
import type { MessageArgumentNames, MessageId } from './message-ids.gen.ts';

/** What the one button of an error dialog does next. */
export type ErrorAction =
  | 'close'
  | 'tryAgain'
  | 'logIn'
  | 'syncAgain'
  | 'openSyncSettings'
  | 'openBackups'
  | 'checkDatabase'
  | 'restart';

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

/** `interrupted` is what a cancel leads to: shown to nobody. */
export type ShownErrorCode = Exclude<ErrorCode, 'interrupted'>;

/** The message that says in one sentence what is the matter: it is called after the error's code. */
export type ErrorTitle<C extends ShownErrorCode> = C extends `${infer Service}.${infer Name}`
  ? Extract<MessageId, `error-${Service}-${Name}`>
  : Extract<MessageId, `error-${C}`>;

/** What a person is told of an error after its title. */
interface ErrorText<C extends ErrorCode> {
  /** What is safe. */
  readonly safe: MessageFor<C>;
  /** The one sensible next step, and the button for it. */
  readonly next: MessageFor<C>;
  readonly action: ErrorAction;
}

/** A code without its texts does not compile, nor a text that wants more than the error carries. */
export type ErrorTexts = {
  readonly [C in ShownErrorCode]: [ErrorTitle<C>] extends [never]
    ? 'this error has no title'
    : ErrorTitle<C> extends MessageFor<C>
      ? ErrorText<C>
      : 'the title wants more than the error carries';
};
