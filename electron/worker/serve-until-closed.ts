import { AppError } from '#shared/errors/app-error.ts';
import { type RpcServer, serveConnection } from '#shared/rpc/rpc-server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { closeMethod } from '#shared/rpc/worker-link.ts';

/** Answers calls until the host asks to close; then `close` runs, and whatever else comes is refused. */
export function serveUntilClosed(transport: Transport, server: RpcServer, close: () => Promise<void>): void {
  let closing = false;
  async function closed(): Promise<null> {
    closing = true;
    await close();
    return null;
  }
  serveConnection(transport, {
    ...server,
    call: (request, onProgress) => {
      if (closing) throw new AppError('disconnected', {});
      if (request.method !== closeMethod) return server.call(request, onProgress);
      return { output: closed(), detached: true, cancel: () => undefined };
    },
  });
}
