import { isDeepStrictEqual } from 'node:util';
import { contract } from '#shared/contract/contract.ts';
import type { CallContext } from '#shared/contract/define.ts';
import { allChanged } from '#shared/domain/op-changes.ts';
import { findMethod } from '#shared/rpc/method-def.ts';
import { sampleOf } from '#shared/rpc/testing/call-samples.ts';

export type AnyHandler = (input: unknown, ctx: CallContext<unknown>) => unknown;

/** Gives the output of the method's sample, if its input arrived as the sample has it. */
export function sampleHandler(name: string): AnyHandler {
  const { input: expected, output, progress } = sampleOf(name);
  const isOperation = findMethod(contract, name)?.kind === 'operation';
  return (input, ctx) => {
    if (!isDeepStrictEqual(input, expected)) throw new Error(`${name} arrived as ${JSON.stringify(input)}`);
    if (progress !== undefined) ctx.report(progress);
    return isOperation ? { output, changes: allChanged('createDeck') } : output;
  };
}
