import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What happens to one request on its way to the server or back. */
export type Fault =
  /** The server never sees it. */
  | { readonly kind: 'cutBefore' }
  /** Half of it reaches the server, then the connections end. */
  | { readonly kind: 'cutInside' }
  /** The server handles it; its answer is lost. */
  | { readonly kind: 'cutAfter' }
  /** Nothing more is heard: the server never saw it, or it did and none or half of its answer comes back. */
  | { readonly kind: 'stalled'; readonly at: 'request' | 'answer' | 'halfAnswer' }
  /** Everything arrives, but late. */
  | { readonly kind: 'delayed' }
  /** The server never sees it; this comes back. */
  | { readonly kind: 'status'; readonly status: number }
  /** The server never sees it; the client is sent to another address, which leads here as well. */
  | { readonly kind: 'redirected' }
  /** Half of the answer comes back, then the connection ends. */
  | { readonly kind: 'truncated' }
  /** The answer comes back, or the request arrives, with one of its bytes changed. */
  | { readonly kind: 'corrupted'; readonly what: 'answer' | 'request' }
  /** A web page comes back. */
  | { readonly kind: 'html' }
  /** The server gets it twice, the second time when it has answered. */
  | { readonly kind: 'duplicated' }
  /** Something else happens before the server gets it. */
  | { readonly kind: 'meanwhile'; readonly act: () => Promise<void> }
  /** Something else happens when the server has handled it, before its answer comes back. */
  | { readonly kind: 'handled'; readonly act: () => Promise<void> };

export interface FaultyProxy {
  readonly url: string;
  /** Methods of all requests so far, in order. */
  readonly seen: string[];
  /** Meets the next request of this method, or the one after `skip` more, once. Called again it meets one more. */
  failNext(method: string, fault: Fault, skip?: number): void;
  /** Whether all those requests came. */
  readonly faultMet: boolean;
  /** What else was to happen has happened: a client may have given up before, for another of its requests. */
  acted(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProxyOptions {
  /** Called again and again while a client waits for what never comes: the place to let its time pass. */
  readonly onSilence?: () => void;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}
interface Delivery {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  readonly onSilence: () => void;
  /** Hands the request, or another body in its place, to the server. */
  forward(body?: Buffer): Promise<Answer>;
  /** Hands it half of the request. */
  forwardHalf(): Promise<void>;
}

const DELAY_MS = 60;
const SILENCE_STEP_MS = 15;

/** Stands before a sync server and does to a request what a bad network or a bad moment does. */
export async function startFaultyProxy(serverPort: number, options: ProxyOptions = {}): Promise<FaultyProxy> {
  const { onSilence = () => undefined } = options;
  const seen: string[] = [];
  const armed: { readonly method: string; readonly fault: Fault; skip: number }[] = [];
  const acts: Promise<void>[] = [];
  const noted = (fault: Fault): Fault => {
    if (!('act' in fault)) return fault;
    return { ...fault, act: () => acts[acts.push(fault.act()) - 1] ?? Promise.resolve() };
  };
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (incoming.url ?? '').replace(/^.*\/m?sync\//u, '');
    const body = await buffer(incoming);
    seen.push(method);
    const forward = (changed = body): Promise<Answer> => forwarded(serverPort, incoming, changed);
    const index = armed.findIndex((arm) => arm.method === method);
    const arm = armed[index];
    if (arm === undefined || arm.skip > 0) {
      if (arm !== undefined) arm.skip -= 1;
      return give(response, await forward());
    }
    armed.splice(index, 1);
    const forwardHalf = (): Promise<void> => halfForwarded(serverPort, incoming, body);
    await misdeliver(noted(arm.fault), { incoming, body, response, onSilence, forward, forwardHalf });
  };
  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => incoming.socket.destroy());
  });
  // Left to itself it hangs up after five idle seconds, which is a fault of its own on a machine that is busy.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    failNext: (method, fault, skip = 0) => void armed.push({ method, fault, skip }),
    get faultMet() {
      return armed.length === 0;
    },
    acted: async () => void (await Promise.all(acts)),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function misdeliver(fault: Fault, delivery: Delivery): Promise<void> {
  const { incoming, response, body, forward, forwardHalf } = delivery;
  switch (fault.kind) {
    case 'cutBefore':
      incoming.socket.destroy();
      return;
    case 'cutInside':
      await forwardHalf();
      incoming.socket.destroy();
      return;
    case 'cutAfter':
      await forward();
      incoming.socket.destroy();
      return;
    case 'stalled':
      return stall(fault.at, delivery);
    case 'delayed': {
      const answer = await forward();
      await new Promise((later) => setTimeout(later, DELAY_MS));
      return give(response, answer);
    }
    case 'status':
      response.writeHead(fault.status).end(String(fault.status));
      return;
    case 'redirected':
      response.writeHead(308, { location: `http://${incoming.headers.host ?? ''}/moved/` }).end();
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title>');
      return;
    case 'truncated':
      await giveHalf(response, await forward());
      incoming.socket.destroy();
      return;
    case 'corrupted': {
      if (fault.what === 'request') return give(response, await forward(withAByteChanged(body)));
      const answer = await forward();
      return give(response, { ...answer, body: withAByteChanged(answer.body) });
    }
    case 'duplicated': {
      const answer = await forward();
      await forward();
      return give(response, answer);
    }
    case 'meanwhile':
      await fault.act();
      return give(response, await forward());
    case 'handled': {
      const answer = await forward();
      await fault.act();
      return give(response, answer);
    }
  }
}

async function stall(at: 'request' | 'answer' | 'halfAnswer', delivery: Delivery): Promise<void> {
  const { incoming, response, forward, onSilence } = delivery;
  if (at !== 'request') {
    const answer = await forward();
    if (at === 'halfAnswer') await giveHalf(response, answer);
  }
  // More than once: what was sent last may still be on its way and counts as movement.
  const silence = setInterval(onSilence, SILENCE_STEP_MS);
  incoming.socket.once('close', () => clearInterval(silence));
}

/** The first byte is of the frame's magic number: whatever the content, this can't be read. */
function withAByteChanged(body: Buffer): Buffer {
  const changed = Buffer.from(body);
  changed[0] = (changed[0] ?? 0) ^ 0xff;
  return changed;
}

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

async function giveHalf(response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  await new Promise((sent) => response.write(body.subarray(0, Math.floor(body.length / 2)), sent));
}

function requestTo(port: number, incoming: IncomingMessage, bodyBytes: number) {
  const { 'transfer-encoding': _, ...headers } = incoming.headers;
  return request({
    port,
    host: '127.0.0.1',
    method: incoming.method,
    // The address that `redirected` sends to is the same server's.
    path: incoming.url?.replace(/^\/moved\//u, '/'),
    headers: { ...headers, 'content-length': bodyBytes },
    agent: false,
  });
}

async function forwarded(port: number, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const outgoing = requestTo(port, incoming, body.length);
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const { 'transfer-encoding': _, connection: __, ...answered } = answer.headers;
  return { status: answer.statusCode ?? 0, headers: answered, body: await buffer(answer) };
}

async function halfForwarded(port: number, incoming: IncomingMessage, body: Buffer): Promise<void> {
  const outgoing = requestTo(port, incoming, body.length);
  outgoing.on('error', () => undefined);
  await new Promise((sent) => outgoing.write(body.subarray(0, Math.floor(body.length / 2)), sent));
  outgoing.destroy();
}
