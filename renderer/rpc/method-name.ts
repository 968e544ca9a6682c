import type { CallOptions, Client, InputOf, MethodDef, OutputOf, ProgressOf } from '#shared/contract/define.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { RpcClient } from '#shared/rpc/rpc-client.ts';

export type EbbClient = RpcClient<Contract>;
export type Calls = Client<Contract>;

type NamesOf<S extends keyof Contract & string, Kind extends MethodDef['kind']> = {
  [M in keyof Contract[S] & string]: Contract[S][M] extends { readonly kind: Kind } ? `${S}.${M}` : never;
}[keyof Contract[S] & string];
/** `decks.tree`: every method of the contract of one kind, or of any. */
export type MethodName<Kind extends MethodDef['kind'] = MethodDef['kind']> = {
  [S in keyof Contract & string]: NamesOf<S, Kind>;
}[keyof Contract & string];

type DefOf<N extends string> = N extends `${infer S}.${infer M}`
  ? S extends keyof Contract
    ? M extends keyof Contract[S]
      ? Contract[S][M] extends MethodDef
        ? Contract[S][M]
        : never
      : never
    : never
  : never;
export type MethodInput<N extends MethodName> = InputOf<DefOf<N>>;
export type MethodOutput<N extends MethodName> = OutputOf<DefOf<N>>;
export type MethodProgress<N extends MethodName> = ProgressOf<DefOf<N>>;

/** Calls a method by its full name. The type of the name decides input and output. */
export function callByName<N extends MethodName>(
  calls: Calls,
  name: N,
  input: MethodInput<N>,
  options?: CallOptions<MethodProgress<N>>,
): Promise<MethodOutput<N>> {
  const [service = '', method = ''] = name.split('.');
  // The name was checked against the contract; TypeScript can't follow it through the two lookups.
  const services = calls as unknown as Record<
    string,
    Record<string, (input: unknown, options?: unknown) => Promise<MethodOutput<N>>>
  >;
  const call = services[service]?.[method];
  if (call === undefined) throw new Error(`no method ${name}`);
  return call(input, options);
}
