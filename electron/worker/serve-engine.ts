import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { engineContract } from '#shared/contract/contract.ts';
import { portTransport } from '#shared/rpc/port-transport.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import type { ArrivedFiles, mediaArrivals } from '#shared/contract/media-arrivals.ts';
import type { RpcConnection } from '#shared/rpc/rpc-client.ts';
import { askMediaMethod, type WorkerSettings } from '#shared/rpc/worker-link.ts';
import { systemClock } from '#core/collection/system-clock.ts';
import { systemRandom } from '#core/collection/system-random.ts';
import type { Env, Log } from '#core/env.ts';
import type { Engine, EngineOptions, MediaArrivals, ProfilePaths, StockNames } from '#core/engine-types.ts';
import type { RenderWords } from '#shared/domain/template/render-words.ts';
import { AccessLock } from './access-lock.ts';
import { createDispatcher } from './dispatcher.ts';
import { hostLink } from './host-link.ts';
import { serveUntilClosed } from './serve-until-closed.ts';

/** What the host hands a worker when it starts it. */
export interface WorkerStart {
  readonly settings: WorkerSettings;
  /** The host asks here. */
  readonly calls: MessagePort;
  /** The worker asks here, and sends its log. */
  readonly host: MessagePort;
}

export interface EngineParts {
  readonly createEngine: (options: EngineOptions) => Engine;
  readonly stockNames: StockNames;
  readonly renderWords: RenderWords;
  readonly validateOutput: boolean;
}

/** Opens the collection and serves the engine's part of the contract until the host says `worker.close`. */
export function serveEngine({ settings, calls, host }: WorkerStart, parts: EngineParts): void {
  const callsTransport = portTransport(calls);
  const { connection, log, syncProfile, systemProxy } = hostLink(portTransport(host));
  const engine = parts.createEngine({
    paths: preparedPaths(settings.profileFolder, log),
    env: {
      clock: systemClock({
        startSecs: settings.clock.startSecs ?? undefined,
        timeZone: settings.clock.zone ?? undefined,
      }),
      random: systemRandom(),
      log,
    } satisfies Env,
    syncProfile,
    systemProxy,
    mediaArrivals: arrivalsThrough(connection),
    stockNames: parts.stockNames,
    renderWords: parts.renderWords,
    client: settings.client,
    safeMode: settings.safeMode,
    createIfMissing: settings.createIfMissing,
    emit: (name, value) => callsTransport.send({ type: 'event', name, value }),
  });
  const lock = new AccessLock();
  const dispatcher = createDispatcher({
    contract: engineContract,
    handlers: engine.handlers,
    lock,
    requireCollection: () => void engine.slot.get(),
    emitChanges: (value) => callsTransport.send({ type: 'event', name: 'changes', value }),
    log,
    validateOutput: parts.validateOutput,
  });

  engine.open();
  serveUntilClosed(callsTransport, dispatcher, async () => {
    // After the calls that are still on their way; the host has cancelled them.
    await lock.acquire('exclusive', new AbortController().signal);
    await engine.close();
  });
}

/** Through the host: the media folder is another thread's. */
function arrivalsThrough(connection: RpcConnection): MediaArrivals {
  const ask = (method: string, input: unknown): Promise<unknown> => connection.call(askMediaMethod, { method, input });
  return {
    compare: async (input) => (await ask('mediaArrivals.compare', input)) as OutputOf<typeof mediaArrivals.compare>,
    place: async (input) => (await ask('mediaArrivals.place', input)) as ArrivedFiles,
    takeBack: async (input) => void (await ask('mediaArrivals.takeBack', input)),
  };
}

function preparedPaths(folder: string, log: Log): ProfilePaths {
  const paths = {
    folder,
    collection: join(folder, 'collection.db'),
    backups: join(folder, 'backups'),
    scratch: join(folder, 'scratch'),
  };
  try {
    for (const path of [paths.backups, paths.scratch]) mkdirSync(path, { recursive: true });
  } catch (error: unknown) {
    // A folder that can't be written to: opening the collection says so, with its own error.
    log.warn('profile.foldersNotMade', { reason: String(error) });
  }
  return paths;
}
