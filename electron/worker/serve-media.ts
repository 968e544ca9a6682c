import { randomBytes } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import { mediaContract } from '#shared/contract/contract.ts';
import { mediaArrivals } from '#shared/contract/media-arrivals.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import type { mediaReferences } from '#shared/contract/media-references.ts';
import { portTransport } from '#shared/rpc/port-transport.ts';
import type { RpcConnection } from '#shared/rpc/rpc-client.ts';
import {
  askCollectionMethod,
  type FolderWatch,
  folderWatchMethod,
  type MediaWorkerSettings,
} from '#shared/rpc/worker-link.ts';
import { systemClock } from '#core/collection/system-clock.ts';
import type { MediaEngine, MediaEngineOptions, MediaReferences } from '#core/media/media-engine.ts';
import { AccessLock } from './access-lock.ts';
import { createDispatcher } from './dispatcher.ts';
import { hostLink } from './host-link.ts';
import { serveUntilClosed } from './serve-until-closed.ts';

/** What the host hands the media worker when it starts it. */
export interface MediaWorkerStart {
  readonly settings: MediaWorkerSettings;
  /** The host asks here. */
  readonly calls: MessagePort;
  /** The worker asks here, and sends its log. */
  readonly host: MessagePort;
}

export interface MediaParts {
  readonly createMediaEngine: (options: MediaEngineOptions) => MediaEngine;
  readonly validateOutput: boolean;
}

/** Opens the media folder and serves its part of the contract until the host says `worker.close`. */
export function serveMedia({ settings, calls, host }: MediaWorkerStart, parts: MediaParts): void {
  const callsTransport = portTransport(calls);
  const { connection, log, syncProfile, systemProxy } = hostLink(portTransport(host));
  const engine = parts.createMediaEngine({
    ...settings,
    env: { clock: systemClock({}), random: { bits64: () => randomBytes(8).readBigUInt64LE() }, log },
    syncProfile,
    systemProxy,
    references: collectionReferences(connection),
    folderWatch: async () => (await connection.call(folderWatchMethod, {})) as FolderWatch,
    emit: (name, value) => callsTransport.send({ type: 'event', name, value }),
  });
  const dispatcher = createDispatcher({
    contract: { ...mediaContract, mediaArrivals },
    handlers: { media: engine.handlers, mediaArrivals: engine.arrivals },
    lock: new AccessLock(),
    // The folder is there with or without a collection.
    requireCollection: () => undefined,
    emitChanges: () => undefined,
    log,
    validateOutput: parts.validateOutput,
  });

  engine.open();
  serveUntilClosed(callsTransport, dispatcher, () => engine.close());
}

/** Through the host: the collection is another thread's. */
function collectionReferences(connection: RpcConnection): MediaReferences {
  const ask = (method: string, input: unknown): Promise<unknown> =>
    connection.call(askCollectionMethod, { method, input });
  return {
    list: async (input) => (await ask('mediaReferences.list', input)) as OutputOf<typeof mediaReferences.list>,
    inlineImages: async (input) =>
      (await ask('mediaReferences.inlineImages', input)) as OutputOf<typeof mediaReferences.inlineImages>,
    rename: async (input) => (await ask('mediaReferences.rename', input)) as OutputOf<typeof mediaReferences.rename>,
  };
}
