import { z } from 'zod';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { parseLossless } from '../../storage/lossless-json.ts';
import type { SyncCall } from '../sync-call.ts';
import { type Chunk, chunkFromWire } from './chunks.ts';
import { type GraveIds, gravesFromWire } from './graves.ts';
import { type ObjectChanges, objectsFromWire, objectsToWire } from './object-changes.ts';
import { SanityAnswer, type WireCounts } from './sanity-check.ts';
import { badData } from './wire-rows.ts';

export interface Exchange {
  /** Sends one request and gives the answer's text. */
  send(call: SyncCall): Promise<string>;
  /** So many requests at once come soon. */
  expect(requests: number): void;
}

/** How long a server that is only to be told that we stopped gets. */
const ABORT_TIMEOUT_SECS = 3;

const ServerMod = z.int().positive();

export interface MergeStart {
  readonly minUsn: number;
  readonly localIsNewer: boolean;
  /** Requests that go out at once after the answer. */
  readonly requestsNext?: number;
}

/** The calls of a merge. Each throws `sync.badData` for an answer that makes no sense. */
export class MergeCalls {
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** Begins a merge on the server, in place of any other of the account. Gives what was deleted there. */
  async start({ minUsn, localIsNewer, requestsNext = 1 }: MergeStart): Promise<GraveIds> {
    const json = { minUsn, lnewer: localIsNewer, graves: null };
    this.#exchange.expect(requestsNext);
    return gravesFromWire(parsed(parseLossless, await this.#exchange.send({ method: 'start', payload: { json } })));
  }

  async applyGraves(graves: GraveIds): Promise<void> {
    await this.#exchange.send({ method: 'applyGraves', payload: { json: { chunk: graves } } });
  }

  /** Field and template ids need all their digits, both ways. */
  async applyChanges(changes: ObjectChanges, signal: AbortSignal): Promise<ObjectChanges> {
    const json = { changes: objectsToWire(changes) };
    const text = await this.#exchange.send({ method: 'applyChanges', payload: { json }, signal });
    return objectsFromWire(parsed(parseLossless, text));
  }

  async chunk(signal: AbortSignal): Promise<Chunk> {
    const text = await this.#exchange.send({ method: 'chunk', payload: { json: {} }, signal });
    return chunkFromWire(parsed(JSON.parse, text));
  }

  /** `body` as `packedChunk` makes it. */
  async applyChunk(body: Buffer, signal: AbortSignal): Promise<void> {
    await this.#exchange.send({ method: 'applyChunk', payload: { packed: body }, signal });
  }

  async sanityCheck(client: WireCounts): Promise<SanityAnswer> {
    const text = await this.#exchange.send({ method: 'sanityCheck2', payload: { json: { client } } });
    return shaped(SanityAnswer, parsed(JSON.parse, text), 'sanityCheck2');
  }

  /** The server has stored everything. Gives its new modification time. */
  async finish(): Promise<number> {
    const text = await this.#exchange.send({ method: 'finish', payload: { json: {} } });
    return shaped(ServerMod, parsed(JSON.parse, text), 'finish');
  }

  /**
   * Tells the server that nothing more comes, also after the user cancelled. Says whether that worked; it need not,
   * as whatever comes next ends the merge too.
   */
  async abort(): Promise<boolean> {
    try {
      await this.#exchange.send({
        method: 'abort',
        payload: { json: {} },
        evenIfCancelled: true,
        timeoutSecs: ABORT_TIMEOUT_SECS,
      });
      return true;
    } catch (error: unknown) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }
}

function parsed<T>(parse: (text: string) => T, text: string): T {
  try {
    return parse(text);
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    throw badData('json', cause);
  }
}

function shaped<T>(shape: z.ZodType<T>, value: unknown, what: string): T {
  const result = shape.safeParse(value);
  if (!result.success) throw badData(what, result.error);
  return result.data;
}
