import type { z } from 'zod';
import type { OpChanges } from '#shared/domain/op-changes.ts';

type Schema = z.ZodType;

interface MinimalSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
/** The platform's AbortSignal wherever there is one; this folder is compiled without any platform. */
export type CancelSignal = typeof globalThis extends { AbortSignal: { prototype: infer T } } ? T : MinimalSignal;

interface Common<I extends Schema, O extends Schema> {
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** `cli`: takes a path of this machine, so only the CLI may call it. */
  readonly doors?: 'cli';
  /**
   * The input's `path` is a file to be read, or to be made. The CLI gives a path of this machine, a window what `files`
   * gave out, which the host puts the path in place of.
   */
  readonly pathFor?: 'reading' | 'writing';
  /** True: may be called while no collection is open (restoring a backup, status). */
  readonly withoutCollection?: boolean;
}

export interface QueryDef<I extends Schema = Schema, O extends Schema = Schema> extends Common<I, O> {
  readonly kind: 'query';
  /** `bypass`: answered even while an exclusive task runs (state that is asked for meanwhile). */
  readonly lock?: 'bypass';
}
export interface OperationDef<I extends Schema = Schema, O extends Schema = Schema> extends Common<I, O> {
  readonly kind: 'operation';
}
export interface TaskDef<I extends Schema = Schema, O extends Schema = Schema, P extends Schema = Schema>
  extends Common<I, O> {
  readonly kind: 'task';
  readonly progress: P;
  /** `exclusive`: nothing else runs meanwhile. `bypass`: runs beside everything (abort, status). */
  readonly lock: 'exclusive' | 'bypass';
  /** True: goes on when the connection that asked for it is lost. */
  readonly detached?: boolean;
}
export type MethodDef = QueryDef | OperationDef | TaskDef;
export type ServiceDef = Readonly<Record<string, MethodDef>>;
export type ContractDef = Readonly<Record<string, ServiceDef>>;

/** Reads only; many may run at once. */
export function query<I extends Schema, O extends Schema>(def: Omit<QueryDef<I, O>, 'kind'>): QueryDef<I, O> {
  return { kind: 'query', ...def };
}
/** Changes data in one transaction, usually one undo step. */
export function operation<I extends Schema, O extends Schema>(
  def: Omit<OperationDef<I, O>, 'kind'>,
): OperationDef<I, O> {
  return { kind: 'operation', ...def };
}
/** Long work with progress and cancel. */
export function task<I extends Schema, O extends Schema, P extends Schema>(
  def: Omit<TaskDef<I, O, P>, 'kind'>,
): TaskDef<I, O, P> {
  return { kind: 'task', ...def };
}

export type InputOf<D extends MethodDef> = z.infer<D['input']>;
export type OutputOf<D extends MethodDef> = z.infer<D['output']>;
export type ProgressOf<D extends MethodDef> = D extends TaskDef<Schema, Schema, infer P> ? z.infer<P> : never;

/** What a handler may use of the call it serves. */
export interface CallContext<P = never> {
  /** Aborts when the caller cancels or goes away. */
  readonly signal: CancelSignal;
  /** For synchronous work: call it per batch. Throws `interrupted`. */
  throwIfCancelled(): void;
  /** Throttled by the worker; the last value is always sent. */
  report(progress: P): void;
}

/** What an operation gives back: its output, and what it touched (null: nothing changed). */
export interface OpResult<T> {
  readonly output: T;
  readonly changes: OpChanges | null;
}

type Maybe<T> = T | Promise<T>;
export type Handler<D extends MethodDef> = D extends OperationDef
  ? (input: InputOf<D>, ctx: CallContext) => Maybe<OpResult<OutputOf<D>>>
  : (input: InputOf<D>, ctx: CallContext<ProgressOf<D>>) => Maybe<OutputOf<D>>;
export type Handlers<S extends ServiceDef> = { readonly [M in keyof S]: Handler<S[M]> };

export interface CallOptions<P = never> {
  readonly signal?: CancelSignal;
  readonly onProgress?: (progress: P) => void;
}
export type Call<D extends MethodDef> = (
  input: InputOf<D>,
  options?: CallOptions<ProgressOf<D>>,
) => Promise<OutputOf<D>>;
/** `client.decks.rename({ deckId, name })`. Rejects with AppError. */
export type Client<C extends ContractDef> = {
  readonly [S in keyof C]: { readonly [M in keyof C[S]]: Call<C[S][M]> };
};
