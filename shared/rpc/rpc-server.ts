import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { WireError } from '#shared/errors/error-codes.ts';
import { callerFrame, type RequestFrame } from './frames.ts';
import type { Transport } from './transport.ts';

/** One call on its way. Every caller's request becomes one of these, whatever door it came through. */
export interface RunningCall {
  /** Rejects with AppError. */
  readonly output: Promise<unknown>;
  /** True: goes on when the connection that asked for it is lost. */
  readonly detached: boolean;
  /** Asks the work to stop; `output` still says what became of it. */
  cancel(): void;
}

export type StartCall = (request: RequestFrame, onProgress: (value: unknown) => void) => RunningCall;

export interface RpcServer {
  call: StartCall;
  /** Errors that are no AppError: a fault of ours. Gives what the caller is told. */
  unexpected(error: unknown, method: string): WireError;
}

/** Answers the requests of one transport until it closes. Calls of a lost connection are cancelled unless detached. */
export function serveConnection(transport: Transport, server: RpcServer): void {
  const running = new Map<number, RunningCall>();
  let open = true;

  function start(request: RequestFrame): void {
    const { id } = request;
    if (running.has(id)) {
      const error = new AppError('invalidInput', { issues: ['id: in use by an open request'] });
      transport.send({ type: 'failure', id, error: error.toWire() });
      return;
    }
    const call = startSafely(server.call, request, (value) => {
      if (open && running.has(id)) transport.send({ type: 'progress', id, value });
    });
    running.set(id, call);
    call.output.then(
      (output) => {
        running.delete(id);
        if (open) transport.send({ type: 'reply', id, output: output ?? null });
      },
      (error: unknown) => {
        running.delete(id);
        const wire = isAppError(error) ? error.toWire() : server.unexpected(error, request.method);
        if (open) transport.send({ type: 'failure', id, error: wire });
      },
    );
  }

  transport.onFrame((received) => {
    const frame = callerFrame(received);
    if (frame?.type === 'cancel') running.get(frame.id)?.cancel();
    // The frame itself goes on, not the checked copy: the worker's frames carry a cancel flag beside it.
    else if (frame?.type === 'request' && received.type === 'request') start(received);
  });
  transport.onClose(() => {
    open = false;
    for (const call of running.values()) if (!call.detached) call.cancel();
  });
}

function startSafely(call: StartCall, request: RequestFrame, onProgress: (value: unknown) => void): RunningCall {
  try {
    return call(request, onProgress);
  } catch (error: unknown) {
    return { output: Promise.reject(error), detached: false, cancel: () => undefined };
  }
}
