import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Locale } from '#shared/contract/app.ts';
import { catalogue } from './catalogue.gen.ts';
import { type Direction, directionOf } from './locales.ts';
import type { MessageArgumentNames, MessageId } from './message-ids.gen.ts';

export type { MessageId };
export type ArgumentValue = string | number;
export type MessageArguments<I extends MessageId> = Readonly<Record<MessageArgumentNames[I], ArgumentValue>>;
/** Messages that take no arguments. */
export type PlainMessageId = {
  [I in MessageId]: [MessageArgumentNames[I]] extends [never] ? I : never;
}[MessageId];

export interface Translator {
  readonly locale: Locale;
  readonly direction: Direction;
  text<I extends MessageId>(
    id: I,
    ...args: [MessageArgumentNames[I]] extends [never] ? [] : [values: MessageArguments<I>]
  ): string;
  /** For ids chosen at run time, such as error texts: `values` may hold more than the message takes. */
  textWith(id: MessageId, values: Readonly<Record<string, ArgumentValue>>): string;
}

type Pattern = NonNullable<NonNullable<ReturnType<FluentBundle['getMessage']>>['value']>;

const bundles = new Map<Locale, FluentBundle>();

function bundleOf(locale: Locale): FluentBundle {
  const known = bundles.get(locale);
  if (known !== undefined) return known;
  // Isolation is done below, for those values alone that need it: Fluent would mark numbers and plurals as well.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(catalogue[locale]));
  bundles.set(locale, bundle);
  return bundle;
}

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';
const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const digitOrSign = /^[\d.,:%\s]*$/u;

/**
 * Puts text from outside (names, hosts, paths) into isolation marks where its letters run against the sentence, so
 * that it neither turns round itself nor its neighbours. Text of the sentence's own direction stays as it is, which
 * keeps it searchable and comparable.
 */
export function isolated(value: string, direction: Direction): string {
  const hasRightToLeft = rightToLeftLetter.test(value);
  const needed = direction === 'ltr' ? hasRightToLeft : !isOnlyRightToLeft(value);
  return needed ? `${firstStrongIsolate}${value}${popIsolate}` : value;
}

function isOnlyRightToLeft(value: string): boolean {
  return (
    digitOrSign.test(value) ||
    (rightToLeftLetter.test(value) && !/[\p{L}--[\p{Script=Arabic}\p{Script=Hebrew}]]/v.test(value))
  );
}

export function createTranslator(locale: Locale): Translator {
  const direction = directionOf(locale);
  const textWith = (id: MessageId, values: Readonly<Record<string, ArgumentValue>>): string =>
    formatIn(locale, id, values, direction) ?? formatIn('en', id, values, direction) ?? id;
  return { locale, direction, textWith, text: (id, ...args) => textWith(id, args[0] ?? {}) };
}

/** Undefined when the language lacks the message or it can't be resolved with these values. */
function formatIn(
  locale: Locale,
  id: MessageId,
  values: Readonly<Record<string, ArgumentValue>>,
  direction: Direction,
): string | undefined {
  const bundle = bundleOf(locale);
  const pattern = bundle.getMessage(id)?.value;
  if (pattern === undefined || pattern === null) return undefined;
  const choosing = choosingArguments(pattern);
  const prepared = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      // A word that chooses one of the variants is compared with their names.
      typeof value === 'string' && !choosing.has(name) ? isolated(value, direction) : value,
    ]),
  );
  const errors: Error[] = [];
  const text = bundle.formatPattern(pattern, prepared, errors);
  return errors.length === 0 ? text : undefined;
}

const known = new WeakMap<Pattern & object, ReadonlySet<string>>();

/** The arguments that a message chooses its words by. */
function choosingArguments(pattern: Pattern): ReadonlySet<string> {
  if (typeof pattern === 'string') return new Set();
  const names = known.get(pattern) ?? new Set(choosingIn(pattern));
  known.set(pattern, names);
  return names;
}

function choosingIn(pattern: Pattern): string[] {
  if (typeof pattern === 'string') return [];
  return pattern.flatMap((part) => {
    if (typeof part === 'string' || part.type !== 'select') return [];
    const own = part.selector.type === 'var' ? [part.selector.name] : [];
    return [...own, ...part.variants.flatMap(({ value }) => choosingIn(value))];
  });
}
