import type { MethodInput } from '#renderer/rpc/method-name.ts';

export type StockKind = NonNullable<MethodInput<'notetypes.restoreStock'>['stock']>;

/** The message with the name of each. */
export const stockNames = {
  basic: 'stock-basic',
  basicReversed: 'stock-basic-reversed',
  basicOptionalReversed: 'stock-basic-optional-reversed',
  basicTyping: 'stock-basic-typing',
  cloze: 'stock-cloze',
} as const satisfies Record<StockKind, string>;

/** Note types that every collection begins with, in their order. */
export const stockKinds: readonly StockKind[] = [
  'basic',
  'basicReversed',
  'basicOptionalReversed',
  'basicTyping',
  'cloze',
];
