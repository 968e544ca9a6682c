import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Stands between Ebb and a sync server: sees each request, and holds, refuses or rewrites some. */
export interface SyncProxy {
  readonly url: string;
  /** The methods that came, in order. */
  readonly seen: string[];
  /** Requests of this method wait from now on, until the returned function lets them go. */
  hold(method: string): () => void;
  /** Answers requests of this method itself, until told otherwise with undefined. */
  answer(method: string, answer: PlainAnswer | undefined): void;
  /** Changes the JSON that the server answers this method with. */
  rewrite(method: string, change: (answer: Record<string, unknown>) => object): void;
  times(method: string): number;
  stop(): Promise<void>;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Rules {
  readonly held: Map<string, Promise<void>>;
  readonly answers: Map<string, PlainAnswer>;
  readonly changes: Map<string, (answer: Record<string, unknown>) => object>;
}

export async function startSyncProxy(serverPort: number): Promise<SyncProxy> {
  const seen: string[] = [];
  const rules: Rules = { held: new Map(), answers: new Map(), changes: new Map() };
  const server = createServer((incoming, response) => {
    const method = (incoming.url ?? '').replace(/^.*\/sync\//u, '');
    seen.push(method);
    // A client that goes away in the middle is what some tests are about.
    serve(serverPort, rules, method, incoming, response).catch(() => incoming.socket.destroy());
  });
  // As the official server, which does not hang up on idle connections.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    hold: (method) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      rules.held.set(method, promise);
      return () => {
        rules.held.delete(method);
        resolve();
      };
    },
    answer: (method, answer) => {
      if (answer === undefined) rules.answers.delete(method);
      else rules.answers.set(method, answer);
    },
    rewrite: (method, change) => void rules.changes.set(method, change),
    times: (method) => seen.filter((name) => name === method).length,
    stop: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function serve(
  port: number,
  { held, answers, changes }: Rules,
  method: string,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await buffer(incoming);
  const answer = answers.get(method);
  if (answer !== undefined) {
    response.writeHead(answer.status, answer.headers).end(String(answer.status));
    return;
  }
  await held.get(method);
  // Whoever gave up meanwhile must not reach the server any more.
  if (incoming.socket.destroyed) return;
  const { status, headers, bytes } = await forwarded(port, incoming, body);
  const change = changes.get(method);
  if (change === undefined || status !== 200) {
    response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
    return;
  }
  const changed = Buffer.from(JSON.stringify(change(JSON.parse(zstdDecompressSync(bytes).toString()))));
  response.writeHead(200, { 'anki-original-size': String(changed.length) }).end(zstdCompressSync(changed));
}

interface Forwarded {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
}

async function forwarded(port: number, incoming: IncomingMessage, body: Buffer): Promise<Forwarded> {
  const { 'transfer-encoding': _, ...headers } = incoming.headers;
  const outgoing = request({
    port,
    host: '127.0.0.1',
    method: incoming.method,
    path: incoming.url,
    headers: { ...headers, 'content-length': body.length },
    agent: false,
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const { 'transfer-encoding': __, connection: ___, ...answered } = answer.headers;
  return { status: answer.statusCode ?? 0, headers: answered, bytes: await buffer(answer) };
}
