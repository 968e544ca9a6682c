import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ForwardProxyOptions {
  /** `user:password` that it asks for. */
  readonly login?: string;
  /** Which port of this machine stands for a server, by `host:port`. Others are refused. */
  readonly servers: Readonly<Record<string, number>>;
}

/** A forward proxy as companies have them: plain requests by their whole address, tunnels by CONNECT, a login. */
export interface ForwardProxy {
  readonly host: string;
  readonly port: number;
  /** What was asked of it: `POST http://…` and `CONNECT host:port`. */
  readonly seen: string[];
  stop(): Promise<void>;
}

export async function startForwardProxy({ login, servers }: ForwardProxyOptions): Promise<ForwardProxy> {
  const seen: string[] = [];
  const sockets = new Set<Duplex>();
  const expected = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`;
  const isWelcome = ({ headers }: IncomingMessage): boolean =>
    expected === undefined || headers['proxy-authorization'] === expected;

  const server = createServer((incoming, response) => {
    seen.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    if (!isWelcome(incoming)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="proxy"' }).end();
      return;
    }
    forward(incoming, response, servers);
  });
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    seen.push(`CONNECT ${incoming.url ?? ''}`);
    const port = servers[incoming.url ?? ''];
    socket.on('error', () => undefined);
    if (!isWelcome(incoming)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\n\r\n');
    } else if (port === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    } else {
      const through = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        through.pipe(socket).pipe(through);
      });
      for (const side of [through, socket]) sockets.add(side);
      through.on('error', () => socket.destroy());
      socket.on('close', () => through.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    port,
    seen,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(incoming: IncomingMessage, response: ServerResponse, servers: ForwardProxyOptions['servers']): void {
  const url = new URL(incoming.url ?? '');
  const port = servers[`${url.hostname}:${url.port === '' ? '80' : url.port}`];
  if (port === undefined) {
    response.writeHead(502).end();
    return;
  }
  const { 'proxy-authorization': _, ...headers } = incoming.headers;
  const { method, httpVersion } = incoming;
  response.setHeader('via', `${httpVersion} test`);
  const options = { host: '127.0.0.1', port, path: url.pathname, method, headers };
  const onward = httpRequest(options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}
