import { connect } from '#shared/rpc/rpc-client.ts';
import type { RpcConnection } from '#shared/rpc/rpc-client.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import {
  loadSyncProfileMethod,
  type LogLine,
  resolveProxyMethod,
  saveSyncProfileMethod,
  type SyncProfile,
} from '#shared/rpc/worker-link.ts';
import type { Log } from '#core/env.ts';
import type { EngineOptions } from '#core/engine-types.ts';

/** What only the host can know or keep. */
export type HostServices = Required<Pick<EngineOptions, 'syncProfile' | 'systemProxy'>>;

/** The way from a worker to the host that started it. */
export interface HostLink extends HostServices {
  readonly log: Log;
  readonly connection: RpcConnection;
}

export function hostLink(transport: Transport): HostLink {
  const connection = connect(transport);
  return {
    connection,
    log: remoteLog(transport),
    syncProfile: {
      load: async () => (await connection.call(loadSyncProfileMethod, {})) as SyncProfile,
      save: async (patch) => (await connection.call(saveSyncProfileMethod, patch)) as SyncProfile,
    },
    systemProxy: async (url) => (await connection.call(resolveProxyMethod, { url })) as string,
  };
}

function remoteLog(transport: Transport): Log {
  const send =
    (level: LogLine['level']) =>
    (event: string, details: Record<string, unknown> = {}): void => {
      const value: LogLine = { level, event, details };
      transport.send({ type: 'event', name: 'log', value });
    };
  return { info: send('info'), warn: send('warn'), error: send('error') };
}
