import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What happens to one request on its way to the server or back. */
export type Fault =
  /** The server never sees it. */
  | { readonly kind: 'cutBefore' }
  /** The server handles it; its answer is lost. */
  | { readonly kind: 'cutAfter' }
  /** The server never sees it; this comes back. */
  | { readonly kind: 'status'; readonly status: number }
  /** Half of the answer comes back, then the connection ends. */
  | { readonly kind: 'truncated' }
  /** The answer comes back with one of its bytes changed. */
  | { readonly kind: 'corrupted' }
  /** A web page comes back. */
  | { readonly kind: 'html' }
  /** The server gets it twice, the second time when it has answered. */
  | { readonly kind: 'duplicated' }
  /** Something else happens before the server gets it. */
  | { readonly kind: 'meanwhile'; readonly act: () => Promise<void> };

export interface FaultyProxy {
  readonly url: string;
  /** Methods of all requests so far, in order. */
  readonly seen: string[];
  /** Meets the next request of this method, once. */
  failNext(method: string, fault: Fault): void;
  /** Whether that request came. */
  readonly faultMet: boolean;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Stands before a sync server and does to one request what a bad network or a bad moment does. */
export async function startFaultyProxy(serverPort: number): Promise<FaultyProxy> {
  const seen: string[] = [];
  let armed: { readonly method: string; readonly fault: Fault } | undefined;
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (incoming.url ?? '').replace(/^.*\/m?sync\//u, '');
    const body = await buffer(incoming);
    seen.push(method);
    const forward = (): Promise<Answer> => forwarded(serverPort, incoming, body);
    if (armed?.method !== method) return give(response, await forward());
    const { fault } = armed;
    armed = undefined;
    await misdeliver(fault, incoming, response, forward);
  };
  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    failNext: (method, fault) => {
      armed = { method, fault };
    },
    get faultMet() {
      return armed === undefined;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function misdeliver(
  fault: Fault,
  incoming: IncomingMessage,
  response: ServerResponse,
  forward: () => Promise<Answer>,
): Promise<void> {
  switch (fault.kind) {
    case 'cutBefore':
      incoming.socket.destroy();
      return;
    case 'cutAfter':
      await forward();
      incoming.socket.destroy();
      return;
    case 'status':
      response.writeHead(fault.status).end(String(fault.status));
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title>');
      return;
    case 'truncated': {
      const { status, headers, body } = await forward();
      response.writeHead(status, { ...headers, 'content-length': body.length });
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => incoming.socket.destroy());
      return;
    }
    case 'corrupted': {
      const answer = await forward();
      const body = Buffer.from(answer.body);
      // The first byte is of the frame's magic number: whatever the content, this can't be read.
      body[0] = (body[0] ?? 0) ^ 0xff;
      return give(response, { ...answer, body });
    }
    case 'duplicated': {
      const answer = await forward();
      await forward();
      return give(response, answer);
    }
    case 'meanwhile':
      await fault.act();
      return give(response, await forward());
  }
}

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

async function forwarded(port: number, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
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
  return { status: answer.statusCode ?? 0, headers: answered, body: await buffer(answer) };
}
