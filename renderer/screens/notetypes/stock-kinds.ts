import type { MethodInput } from '#renderer/rpc/method-name.ts';

export type StockKind = NonNullable<MethodInput<'notetypes.restoreStock'>['stock']>;

/** Note types that every collection begins with, in their order. */
export const stockKinds: readonly StockKind[] = [
  'basic',
  'basicReversed',
  'basicOptionalReversed',
  'basicTyping',
  'cloze',
];
