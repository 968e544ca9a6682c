import type { CallOptions, Client, ContractDef } from '#shared/contract/define.ts';
import type { EventName, Events } from '#shared/contract/events.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Frame } from './frames.ts';
import type { Transport } from './transport.ts';

type Listener = (value: unknown) => void;

interface Pending {
  resolve(output: unknown): void;
  reject(error: AppError): void;
  progress(value: unknown): void;
  /** Stops listening to the caller's signal. */
  forget(): void;
}

/** The calling side of one transport, without types: hosts use it where the method is only known at run time. */
export interface RpcConnection {
  call(method: string, input: unknown, options?: CallOptions<unknown>): Promise<unknown>;
  on<E extends EventName>(name: E, listener: (value: Events[E]) => void): () => void;
  /** Called once when the other side is gone. Every open call has been rejected with `disconnected` by then. */
  onClose(listener: () => void): void;
  close(): void;
}

export interface RpcClient<C extends ContractDef> extends Pick<RpcConnection, 'on' | 'onClose' | 'close'> {
  /** `calls.decks.rename({ deckId, name })`. Rejects with AppError. */
  readonly calls: Client<C>;
}

export function connect(transport: Transport): RpcConnection {
  return new Connection(transport);
}

class Connection implements RpcConnection {
  readonly #transport: Transport;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #closeListeners: (() => void)[] = [];
  #nextId = 1;
  #open = true;

  constructor(transport: Transport) {
    this.#transport = transport;
    transport.onFrame((frame) => this.#receive(frame));
    transport.onClose(() => this.#end());
  }

  call(method: string, input: unknown, { signal, onProgress }: CallOptions<unknown> = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.#open) return reject(new AppError('disconnected', {}));
      if (signal?.aborted === true) return reject(new AppError('interrupted', {}));
      const id = this.#nextId++;
      // The promise stays open until the other side answers: only then is it known what became of the work.
      const cancel = (): void => this.#transport.send({ type: 'cancel', id });
      signal?.addEventListener('abort', cancel, { once: true });
      this.#pending.set(id, {
        resolve,
        reject,
        progress: onProgress ?? ((): void => undefined),
        forget: () => signal?.removeEventListener('abort', cancel),
      });
      this.#transport.send({ type: 'request', id, method, input });
    });
  }

  on<E extends EventName>(name: E, listener: (value: Events[E]) => void): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set);
    set.add(listener as Listener);
    return () => set.delete(listener as Listener);
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  close(): void {
    this.#transport.close();
  }

  #receive(frame: Frame): void {
    switch (frame.type) {
      case 'reply':
        this.#settle(frame.id)?.resolve(frame.output);
        return;
      case 'failure':
        this.#settle(frame.id)?.reject(AppError.fromWire(frame.error));
        return;
      case 'progress':
        this.#pending.get(frame.id)?.progress(frame.value);
        return;
      case 'event':
        for (const listener of [...(this.#listeners.get(frame.name) ?? [])]) listener(frame.value);
        return;
      case 'request':
      case 'cancel':
        // Only a server is sent these.
        return;
    }
  }

  #settle(id: number): Pending | undefined {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    call?.forget();
    return call;
  }

  #end(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(new AppError('disconnected', {}));
    for (const listener of this.#closeListeners) listener();
  }
}

/**
 * The typed client over a transport. Method names are taken as they are asked for, so that the contract is needed as
 * a type only and its schemas stay out of the caller's bundle.
 */
export function createClient<C extends ContractDef>(transport: Transport): RpcClient<C> {
  const connection = connect(transport);
  const services = new Map<string, object>();
  const calls = new Proxy(Object.create(null), {
    get: (_target, service) => {
      if (typeof service !== 'string') return undefined;
      const known = services.get(service) ?? methodsOf(connection, service);
      services.set(service, known);
      return known;
    },
  });
  return {
    calls,
    on: (name, listener) => connection.on(name, listener),
    onClose: (listener) => connection.onClose(listener),
    close: () => connection.close(),
  };
}

function methodsOf(connection: RpcConnection, service: string): object {
  const methods = new Map<string, unknown>();
  return new Proxy(Object.create(null), {
    get: (_target, method) => {
      // `then` would make the service look like a promise to whoever awaits it.
      if (typeof method !== 'string' || method === 'then') return undefined;
      const known =
        methods.get(method) ??
        ((input: unknown, options?: CallOptions<unknown>) => connection.call(`${service}.${method}`, input, options));
      methods.set(method, known);
      return known;
    },
  });
}
