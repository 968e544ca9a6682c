import { randomBytes } from 'node:crypto';
import type { CallContext, ContractDef, MethodDef, OpResult } from '#shared/contract/define.ts';
import type { OpChanges } from '#shared/domain/op-changes.ts';
import { stackText } from '#shared/errors/stack-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { WireError } from '#shared/errors/error-codes.ts';
import { type CancelFlag, flagOf } from '#shared/rpc/cancel-flag.ts';
import { checkedInput, findMethod } from '#shared/rpc/method-def.ts';
import type { RpcServer, RunningCall } from '#shared/rpc/rpc-server.ts';
import type { Log } from '#core/env.ts';
import { fromCause } from '#core/errors/from-cause.ts';
import type { Access, AccessLock } from './access-lock.ts';
import { progressThrottle } from './progress-throttle.ts';

type AnyHandler = (input: never, ctx: never) => unknown;
export type HandlerTable = Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>;

export interface DispatcherOptions {
  readonly contract: ContractDef;
  readonly handlers: HandlerTable;
  readonly lock: AccessLock;
  /** Throws when no collection is open. Asked before every method that needs one. */
  readonly requireCollection: () => void;
  readonly emitChanges: (changes: OpChanges) => void;
  readonly log: Log;
  /** Development only: an output that breaks the contract is a fault, not an answer. */
  readonly validateOutput: boolean;
}

/** Every engine call goes through here: check the input, wait for access, run the handler, tell what changed. */
export function createDispatcher(options: DispatcherOptions): RpcServer {
  return {
    call(request, onProgress) {
      const def = findMethod(options.contract, request.method);
      if (def === undefined) throw new AppError('unknownMethod', { method: request.method });
      const abort = new AbortController();
      const flag = flagOf(request);
      return {
        output: run(options, def, request, { abort, flag, onProgress }),
        detached: def.kind === 'task' && def.detached === true,
        cancel: () => {
          flag.set();
          abort.abort();
        },
      } satisfies RunningCall;
    },
    unexpected: (error, method) => incident(error, method, options.log),
  };
}

interface Running {
  readonly abort: AbortController;
  readonly flag: CancelFlag;
  readonly onProgress: (value: unknown) => void;
}

async function run(
  options: DispatcherOptions,
  def: MethodDef,
  request: { readonly method: string; readonly input: unknown },
  { abort, flag, onProgress }: Running,
): Promise<unknown> {
  const input = checkedInput(def, request.input);
  const handler = handlerOf(options.handlers, request.method);
  const progress = progressThrottle(onProgress);
  const ctx: CallContext<unknown> = {
    signal: abort.signal,
    throwIfCancelled: () => {
      if (flag.isSet() || abort.signal.aborted) throw new AppError('interrupted', {});
    },
    report: progress.report,
  };
  const release = await options.lock.acquire(accessOf(def), abort.signal);
  try {
    if (def.withoutCollection !== true) options.requireCollection();
    const result = await handler(input, ctx);
    const output = def.kind === 'operation' ? announced(result as OpResult<unknown>, options) : result;
    if (options.validateOutput) checkOutput(def, request.method, output);
    return output;
  } catch (error: unknown) {
    throw withIncident(error, request.method, options.log);
  } finally {
    progress.flush();
    release();
  }
}

function announced(result: OpResult<unknown>, { emitChanges }: DispatcherOptions): unknown {
  // Before the answer: whoever reads on after it must find nothing stale in the caches.
  if (result.changes !== null) emitChanges(result.changes);
  return result.output;
}

function accessOf(def: MethodDef): Access {
  switch (def.kind) {
    case 'query':
      return def.lock ?? 'shared';
    case 'operation':
      return 'exclusive';
    case 'task':
      return def.lock;
  }
}

function handlerOf(handlers: HandlerTable, name: string): (input: unknown, ctx: CallContext<unknown>) => unknown {
  const [service = '', method = ''] = name.split('.');
  const handler = handlers[service]?.[method];
  if (handler === undefined) throw new Error(`no handler for ${name}`);
  // The contract's types tie handler and schema together; here only the name is known.
  return handler as (input: unknown, ctx: CallContext<unknown>) => unknown;
}

function checkOutput(def: MethodDef, method: string, output: unknown): void {
  const checked = def.output.safeParse(output);
  if (!checked.success) {
    const issues = checked.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`);
    throw new Error(`${method} gave an output that breaks the contract: ${issues.join('; ')}`);
  }
}

function withIncident(error: unknown, method: string, log: Log): AppError {
  // A full disk or a damaged file met anywhere is something a user can act upon, not an incident.
  const known = fromCause(error);
  if (known !== undefined && (known.code !== 'internal' || known.incident !== undefined)) return known;
  return AppError.fromWire(incident(error, method, log));
}

/** The caller gets a number, the log gets the stack under that number. */
function incident(error: unknown, method: string, log: Log): WireError {
  const number = randomBytes(4).toString('hex');
  log.error('incident', { incident: number, method, error: stackText(error) });
  return { code: 'internal', details: {}, incident: number };
}
