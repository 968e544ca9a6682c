import { once } from 'node:events';
import { request } from 'node:http';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestCertificate } from '#core/sync/testing/test-certificates.ts';

export interface TlsFront {
  /** Without a slash at its end when there is a path. */
  readonly url: string;
  /** Connections that were opened so far. */
  readonly connections: number;
  stop(): Promise<void>;
}

export interface TlsFrontOptions {
  readonly certificate: TestCertificate;
  /** The server behind, by its port. */
  readonly port: number;
  /** Below which the server is served, such as `/anki`. */
  readonly path?: string;
}

/** What people put before their sync server: encrypts, serves it below a path, knows nothing else. */
export async function startTlsFront({ certificate, port, path = '' }: TlsFrontOptions): Promise<TlsFront> {
  let connections = 0;
  const server: Server = createServer(certificate, (incoming, response) => {
    const { url = '', method, headers } = incoming;
    if (!url.startsWith(`${path}/`)) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html><body>Not Found</body></html>');
      return;
    }
    const onward = request({ host: '127.0.0.1', port, path: url.slice(path.length), method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    get connections() {
      return connections;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
