import { randomBytes } from 'node:crypto';
import { contract, engineContract, mediaContract } from '#shared/contract/contract.ts';
import type { MethodDef } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { stackText } from '#shared/errors/stack-text.ts';
import type { Frame, RequestFrame } from '#shared/rpc/frames.ts';
import { checkedInput, findMethod } from '#shared/rpc/method-def.ts';
import { type RpcServer, type RunningCall, serveConnection, type StartCall } from '#shared/rpc/rpc-server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { Logger } from './logger.ts';
import type { Door } from './profile-lock.ts';

export interface RouterOptions {
  readonly door: Door;
  readonly logger: Logger;
  /** Handlers of the host's own methods, by `service.method`. */
  readonly hostHandlers: ReadonlyMap<string, (input: unknown) => Promise<unknown>>;
  /** The file that a window's word stands for. Throws `file.gone`. */
  readonly realPath: (path: string, use: 'reading' | 'writing') => string;
  /** The workers' sides. They throw when there is none. */
  readonly callEngine: StartCall;
  readonly callMedia: StartCall;
}

export interface Router extends RpcServer {
  /** Serves one more connection, and sends it every event. */
  connect(transport: Transport): void;
  broadcast(frame: Extract<Frame, { type: 'event' }>): void;
  /** From now on every call is refused. */
  refuseCalls(): void;
  /** Ends every connection, once the answers that wait in it are sent. */
  closeConnections(): void;
}

/** Decides who answers a call: the host itself or a worker; and whether this door may ask at all. */
export function createRouter(options: RouterOptions): Router {
  const connections = new Set<Transport>();
  let refusing = false;

  function call(request: RequestFrame, onProgress: (value: unknown) => void): RunningCall {
    const def = findMethod(contract, request.method);
    if (def === undefined) throw new AppError('unknownMethod', { method: request.method });
    if (def.doors === 'cli' && options.door !== 'cli') {
      throw new AppError('notAllowedHere', { method: request.method });
    }
    if (refusing) throw new AppError('disconnected', {});
    const handler = options.hostHandlers.get(request.method);
    if (handler !== undefined) return hostCall(def, handler, request.input);
    const running = workerOf(request.method)(withRealPath(def, request), onProgress);
    return { ...running, detached: def.kind === 'task' && def.detached === true };
  }

  /** The command line names files itself. */
  function withRealPath(def: MethodDef, request: RequestFrame): RequestFrame {
    if (def.pathFor === undefined || options.door === 'cli') return request;
    const input = checkedInput(def, request.input);
    if (typeof input !== 'object' || input === null || !('path' in input) || typeof input.path !== 'string') {
      throw new Error(`${request.method} names no path`);
    }
    return { ...request, input: { ...input, path: options.realPath(input.path, def.pathFor) } };
  }

  function workerOf(method: string): StartCall {
    if (findMethod(engineContract, method) !== undefined) return options.callEngine;
    if (findMethod(mediaContract, method) !== undefined) return options.callMedia;
    throw new Error(`no handler for ${method}`);
  }

  function unexpected(error: unknown, method: string): ReturnType<RpcServer['unexpected']> {
    const incident = randomBytes(4).toString('hex');
    const stack = stackText(error);
    options.logger.write({ level: 'error', event: 'incident', details: { incident, method, error: stack } });
    return { code: 'internal', details: {}, incident };
  }

  return {
    call,
    unexpected,
    connect(transport) {
      connections.add(transport);
      transport.onClose(() => connections.delete(transport));
      serveConnection(transport, { call, unexpected });
    },
    broadcast(frame) {
      for (const transport of connections) transport.send(frame);
    },
    refuseCalls() {
      refusing = true;
    },
    closeConnections() {
      for (const transport of [...connections]) transport.close();
    },
  };
}

function hostCall(def: MethodDef, handler: (input: unknown) => Promise<unknown>, input: unknown): RunningCall {
  return { output: handler(checkedInput(def, input)), detached: true, cancel: () => undefined };
}
