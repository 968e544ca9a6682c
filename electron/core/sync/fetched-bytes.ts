import type { Dispatcher } from 'undici';
import type { CancelSignal } from '#shared/contract/define.ts';
import { httpDispatcher } from './http-dispatcher.ts';
import type { Network } from './http-network.ts';

/** Why nothing came. `refused`: something answered, but not with the file. */
export type FetchFailure = 'unreachable' | 'refused' | 'tooLarge';

export interface FetchedBytes {
  readonly data: Buffer;
  /** Where it lay in the end. */
  readonly url: URL;
}

interface FetchOptions {
  readonly network: Network;
  readonly signal: CancelSignal;
  readonly maxBytes: number;
  /** For all of it. */
  readonly timeoutMs: number;
}

const MAX_REDIRECTS = 5;

/**
 * A file of the web, by the way that syncs take: proxies and trusted certificates of this profile. Nothing is said of
 * the user: no cookies, no referrer. Throws what `signal` was aborted with.
 */
export async function fetchedBytes(address: string, options: FetchOptions): Promise<FetchedBytes | FetchFailure> {
  const limit = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
  let url = new URL(address);
  try {
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'refused';
      const answer = await askedOnce(url, { ...options, signal: limit });
      if (!(answer instanceof URL)) return answer;
      url = answer;
    }
    return 'refused';
  } catch {
    options.signal.throwIfAborted();
    // Whatever kept the line from working: the address is named to the user, who can open it.
    return 'unreachable';
  }
}

/** A URL: the server says that it lies there. */
async function askedOnce(
  url: URL,
  { network, signal, maxBytes }: Omit<FetchOptions, 'timeoutMs'>,
): Promise<FetchedBytes | FetchFailure | URL> {
  const http = await httpDispatcher(url.origin, network);
  try {
    const answer = await http.dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { accept: 'image/*', 'user-agent': 'Mozilla/5.0 (compatible; Ebb)' },
      signal,
    });
    const { location } = answer.headers;
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string') {
      return URL.canParse(location, url) ? new URL(location, url) : 'refused';
    }
    if (answer.statusCode !== 200) return 'refused';
    const data = await bodyOf(answer, maxBytes);
    return data === undefined ? 'tooLarge' : { data, url };
  } finally {
    await http.close();
  }
}

/** Undefined: more than may be. */
async function bodyOf({ body }: Dispatcher.ResponseData, maxBytes: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
