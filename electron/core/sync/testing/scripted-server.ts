import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** One request as it reached the server. */
export interface Received {
  readonly method: string;
  /** The parsed `anki-sync` header. */
  readonly header: Readonly<Record<string, unknown>>;
  /** The unpacked body; undefined when it did not arrive whole. */
  readonly body: Buffer | undefined;
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The unpacked body. Rejects when the client goes away. */
  body(): Promise<Buffer>;
  /** An answer as a sync server gives it. */
  reply(payload: Buffer | string | object): void;
  status(code: number, text?: string, headers?: Record<string, string>): void;
  /** Ends the connection without a word. */
  cut(): void;
}
export type Reaction = (exchange: Exchange) => void | Promise<void>;

export interface ScriptedServer {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** Connections that were opened so far. */
  readonly connections: number;
  /** Of those, the ones that neither side has ended yet. */
  readonly openConnections: number;
  /** What to do per method; may be changed at any time. */
  readonly reactions: Record<string, Reaction>;
  /** Ends all connections, as a restart does; more may come. */
  hangUp(): void;
  stop(): Promise<void>;
}

function payloadBytes(payload: Buffer | string | object): Buffer {
  if (Buffer.isBuffer(payload)) return payload;
  return Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
}

export interface ScriptedServerOptions {
  /** Encrypts with this. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** What a test can do with one request. `arrived` is told of its body once that has come. */
function exchangeOf(request: IncomingMessage, response: ServerResponse, arrived: (body: Buffer) => void): Exchange {
  // A request that ends early lets go of its socket.
  const { socket } = request;
  let whole: Promise<Buffer> | undefined;
  return {
    request,
    response,
    body: () => {
      whole ??= buffer(request).then((packed) => {
        const body = zstdDecompressSync(packed);
        arrived(body);
        return body;
      });
      return whole;
    },
    reply: (payload) => {
      const bytes = payloadBytes(payload);
      response.writeHead(200, { 'anki-original-size': String(bytes.length) });
      response.end(zstdCompressSync(bytes));
    },
    status: (code, text = String(code), headers = {}) => {
      response.writeHead(code, headers);
      response.end(text);
    },
    cut: () => void socket.destroy(),
  };
}

/** A sync server that does what a test says, for the failures that the official one can't be made to show. */
export async function startScriptedServer(
  reactions: Record<string, Reaction> = {},
  { tls }: ScriptedServerOptions = {},
): Promise<ScriptedServer> {
  const received: Received[] = [];
  let connections = 0;
  let openConnections = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (request.url ?? '').replace(/^.*\/m?sync\//u, '');
    const header = JSON.parse(String(request.headers['anki-sync'] ?? '{}')) as Record<string, unknown>;
    const index = received.push({ method, header, body: undefined }) - 1;
    const exchange = exchangeOf(request, response, (body) => {
      received[index] = { method, header, body };
    });
    const reaction = reactions[method];
    if (reaction === undefined) exchange.status(400, `no such method: ${method}`);
    else await reaction(exchange);
  };
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    // A client that goes away in the middle of its body is what many tests are about.
    const { socket } = request;
    serve(request, response).catch(() => socket.destroy());
  };
  const server = tls === undefined ? createServer(listen) : createTlsServer(tls, listen);
  server.on('connection', (socket) => {
    connections += 1;
    openConnections += 1;
    socket.once('close', () => {
      openConnections -= 1;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/`,
    port,
    received,
    get connections() {
      return connections;
    },
    get openConnections() {
      return openConnections;
    },
    reactions,
    hangUp: () => server.closeAllConnections(),
    stop: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
