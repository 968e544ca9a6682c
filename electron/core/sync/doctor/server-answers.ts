import { type AppError, isAppError } from '#shared/errors/app-error.ts';
import { type ServerAddress, serverAddress } from '../server-address.ts';
import type { ServerMeta } from '../sync-decision.ts';
import { askHead } from './head-request.ts';
import type { Route } from './route.ts';
import { isOutOfTime } from './time-limit.ts';

export type MetaAnswer =
  | { readonly meta: ServerMeta; readonly error?: never }
  | { readonly meta?: never; readonly error: AppError };

/** Asks a server for its state; `withKey`: as the user. */
export type AskMeta = (address: ServerAddress, options: { readonly withKey: boolean }) => Promise<ServerMeta>;

/** What several checks want to know of the server, each asked for once. */
export class ServerAnswers {
  readonly #route: Route;
  readonly #ask: AskMeta;
  #meta: Promise<MetaAnswer> | undefined;

  constructor(route: Route, ask: AskMeta) {
    this.#route = route;
    this.#ask = ask;
  }

  get host(): string {
    return this.#route.address.host;
  }

  meta(): Promise<MetaAnswer> {
    this.#meta ??= settled(this.#ask(this.#route.address, { withKey: true }));
    return this.#meta;
  }

  /** The server's clock as its answers carry it; undefined when there is no answer, or no time in it. */
  async dateMs(signal: AbortSignal): Promise<number | undefined> {
    // Nothing goes past the proxy, and this one's language is not spoken here.
    if (this.#route.proxy?.kind === 'socks') return undefined;
    try {
      return (await askHead(this.#route, signal)).dateMs;
    } catch (cause) {
      if (signal.aborted && !isOutOfTime(signal)) throw cause;
      // Whatever is wrong with its answers is the next check's to say.
      return undefined;
    }
  }

  /** Where else on this host a sync server answers: above the path that was given. */
  async baseElsewhere(): Promise<string | undefined> {
    const { base } = this.#route.address;
    for (let url = parent(base); url !== undefined; url = parent(url)) {
      const { error } = await settled(this.#ask(serverAddress(url), { withKey: false }));
      // To strangers a sync server says that it does not know them, and nothing else says it that way.
      if (error === undefined || isAppError(error, 'sync.sessionEnded')) return url;
    }
    return undefined;
  }
}

async function settled(work: Promise<ServerMeta>): Promise<MetaAnswer> {
  try {
    return { meta: await work };
  } catch (error) {
    if (!isAppError(error) || isAppError(error, 'interrupted')) throw error;
    return { error };
  }
}

function parent(base: string): string | undefined {
  const url = new URL(base);
  return url.pathname === '/' ? undefined : new URL('../', base).href;
}
