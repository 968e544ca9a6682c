import { z } from 'zod';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import { parseLossless } from '../../storage/lossless-json.ts';
import type { SyncCall } from '../sync-http.ts';
import { type Chunk, chunkFromWire } from './chunks.ts';
import { type GraveIds, gravesFromWire } from './graves.ts';
import { type ObjectChanges, objectsFromWire, objectsToWire } from './object-changes.ts';
import { SanityAnswer, type WireCounts } from './sanity-check.ts';
import { badData } from './wire-rows.ts';

/** Sends one request and gives the answer's text. */
export type Exchange = (call: SyncCall) => Promise<string>;

/** How long a server that is only to be told that we stopped gets. */
const ABORT_TIMEOUT_SECS = 3;

const ServerMod = z.int().positive();

/** The calls of a merge. Each throws `sync.badData` for an answer that makes no sense. */
export class MergeCalls {
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** Begins a merge on the server, in place of any other of the account. Gives what was deleted there. */
  async start({ minUsn, localIsNewer }: { minUsn: number; localIsNewer: boolean }): Promise<GraveIds> {
    const json = { minUsn, lnewer: localIsNewer, graves: null };
    return gravesFromWire(parsed(parseLossless, await this.#exchange({ method: 'start', payload: { json } })));
  }

  async applyGraves(graves: GraveIds): Promise<void> {
    await this.#exchange({ method: 'applyGraves', payload: { json: { chunk: graves } } });
  }

  /** Field and template ids need all their digits, both ways. */
  async applyChanges(changes: ObjectChanges): Promise<ObjectChanges> {
    const json = { changes: objectsToWire(changes) };
    const text = await this.#exchange({ method: 'applyChanges', payload: { json } });
    return objectsFromWire(parsed(parseLossless, text));
  }

  async chunk(signal: AbortSignal): Promise<Chunk> {
    const text = await this.#exchange({ method: 'chunk', payload: { json: {} }, signal });
    return chunkFromWire(parsed(JSON.parse, text));
  }

  /** `text` as `chunkText` makes it. */
  async applyChunk(text: string): Promise<void> {
    await this.#exchange({ method: 'applyChunk', payload: { text } });
  }

  async sanityCheck(client: WireCounts): Promise<SanityAnswer> {
    const text = await this.#exchange({ method: 'sanityCheck2', payload: { json: { client } } });
    return shaped(SanityAnswer, parsed(JSON.parse, text), 'sanityCheck2');
  }

  /** The server has stored everything. Gives its new modification time. */
  async finish(): Promise<number> {
    const text = await this.#exchange({ method: 'finish', payload: { json: {} } });
    return shaped(ServerMod, parsed(JSON.parse, text), 'finish');
  }

  /**
   * Tells the server that nothing more comes, also after the user cancelled. Says whether that worked; it need not,
   * as whatever comes next ends the merge too.
   */
  async abort(): Promise<boolean> {
    try {
      await this.#exchange({
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
