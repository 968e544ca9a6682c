import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** Stands before a server and ends a connection once so many bytes of an upload went through it. */
export interface CuttingProxy {
  readonly url: string;
  /** From now on; null: cut nothing. Counts only connections on which an upload begins. */
  cutUploadsAfter(bytes: number | null): void;
  /** Bytes of the last upload that passed. */
  readonly uploadedBytes: number;
  stop(): Promise<void>;
}

export async function startCuttingProxy(serverPort: number): Promise<CuttingProxy> {
  let limit: number | null = null;
  let uploadedBytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1');
    let uploading = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // Connections that end in the middle are what this is for.
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          client.destroy();
          upstream.destroy();
        });
    }
    client.on('data', (chunk: Buffer) => {
      if (chunk.includes('POST /sync/upload')) {
        uploading = true;
        uploadedBytes = 0;
      }
      if (uploading) uploadedBytes += chunk.length;
      if (uploading && limit !== null && uploadedBytes >= limit) {
        const allowed = chunk.length - (uploadedBytes - limit);
        uploadedBytes = limit;
        upstream.write(chunk.subarray(0, allowed), () => upstream.destroy());
        client.destroy();
      } else upstream.write(chunk);
    });
    upstream.on('data', (chunk) => client.write(chunk));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    cutUploadsAfter: (bytes) => {
      limit = bytes;
    },
    get uploadedBytes() {
      return uploadedBytes;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
