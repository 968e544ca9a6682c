import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'node:net';
import { type OfficialServer, startOfficialServer } from '#e2e/peer/official-server.ts';

/** The official server at an address that stays, with data that can be copied, put back and lost. */
export interface RestartingServer {
  readonly server: OfficialServer;
  /** Starts it again, whatever it was doing. `nowSecs`: what its clock shows then. */
  restart(options?: { readonly nowSecs?: number; readonly killed?: boolean }): Promise<void>;
  /** Keeps what it has, for `putBack`. */
  copyData(): Promise<void>;
  /** An administrator restores the copy. */
  putBack(): Promise<void>;
  /** All accounts are empty again. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRestartingServer(users: readonly string[]): Promise<RestartingServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-restarting-'));
  const base = join(folder, 'data');
  const copy = join(folder, 'copy');
  const first = await startOfficialServer({ users, base });
  let server = first;
  const start = async (nowSecs?: number): Promise<void> => {
    const { port } = first;
    server = await startOfficialServer({ users, base, port, ...(nowSecs === undefined ? {} : { now: nowSecs }) });
  };
  const whileStopped = async (act: () => void): Promise<void> => {
    await server.stop();
    act();
    await start();
  };
  return {
    // Its address is the same after each restart.
    server: first,
    restart: async ({ nowSecs, killed = false } = {}) => {
      if (killed) {
        process.kill(server.processId, 'SIGKILL');
        await untilRefused(first.port);
      }
      await server.stop();
      await start(nowSecs);
    },
    copyData: () => whileStopped(() => cpSync(base, copy, { recursive: true })),
    putBack: () =>
      whileStopped(() => {
        rmSync(base, { recursive: true });
        cpSync(copy, base, { recursive: true });
      }),
    wipe: () => whileStopped(() => rmSync(base, { recursive: true })),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilRefused(port: number): Promise<void> {
  for (;;) {
    const socket = createConnection({ port, host: '127.0.0.1' });
    try {
      await once(socket, 'connect');
    } catch {
      return; // Nobody listens any more: that is what was waited for.
    } finally {
      socket.destroy();
    }
  }
}
