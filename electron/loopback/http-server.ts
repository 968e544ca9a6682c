import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { WireError } from '#shared/errors/error-codes.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { Host } from '#host/host.ts';
import { offerFiles } from '#host/offer-files.ts';
import { contentSecurityPolicy, fileHeaders, pageNonce, servedPage } from '#host/page-policy.ts';
import { findRendererFile } from '#host/renderer-files.ts';
import { accessGuard, type AccessGuard } from './access-guard.ts';
import { answerDownload } from './answer-download.ts';
import { startCardServer } from './card-server.ts';
import { HAND_OVER, handedOver } from './hand-over.ts';
import { LaunchTickets } from './launch-tickets.ts';
import { websocketTransport } from './websocket-transport.ts';

export interface HttpServerOptions {
  readonly host: Host;
  readonly rendererFolder: string;
  /** Whose files cards show. */
  readonly mediaFolder: string;
  readonly token: string;
  /** 0: any free one. */
  readonly port: number;
  readonly onConnection?: (transport: Transport) => void;
}

export interface HttpServer {
  /** With the secret path; whoever has it is let in. */
  readonly address: string;
  /** Leads to `address` once: for command lines, which others can read. */
  launchAddress(): string;
  close(): Promise<void>;
}

/** The largest request, in bytes: the longest texts that the contract takes, many times over. */
const maxRequestBytes = 16 * 1024 * 1024;

interface Site extends Pick<HttpServerOptions, 'host' | 'rendererFolder' | 'token' | 'onConnection'> {
  readonly guard: AccessGuard;
  readonly tickets: LaunchTickets;
  readonly socketOrigins: readonly string[];
  readonly cardsAddress: string;
}

/** Serves the page, calls over POST, and the socket, on 127.0.0.1 only and below a secret path. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer();
  const port = await listening(server, options.port);
  const guard = accessGuard(port, options.token);
  const socketOrigins = [`ws://127.0.0.1:${port}`, `ws://localhost:${port}`];
  const tickets = new LaunchTickets();
  const cards = await startCardServer({
    // Asked each time: another profile may have been opened.
    get mediaFolder() {
      return options.mediaFolder;
    },
    pageOrigins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
    isNetworkOpen: () => options.host.cardsUseNetwork,
    onUnexpected: (error) => options.host.router.unexpected(error, 'cards'),
  });
  const { mediaFolder: _asked, ...rest } = options;
  const site: Site = { ...rest, guard, tickets, socketOrigins, cardsAddress: cards.address };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxRequestBytes });
  server.on('request', (request, response) => void answer(site, request, response));
  server.on('upgrade', (request, socket, head) => upgrade(site, sockets, request, socket, head));
  return {
    address: `http://127.0.0.1:${port}/${options.token}/`,
    launchAddress: () => `http://127.0.0.1:${port}/open/${tickets.issue()}`,
    close: async () => {
      const ended = new Promise<void>((resolve) => void server.close(() => resolve()));
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await Promise.all([ended, cards.close()]);
    },
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const ticket = site.guard.claimedTicket(claims(request));
    if (ticket !== undefined && request.method === 'GET') return redeem(site, ticket, response);
    const path = site.guard.allowedPath(claims(request));
    if (path === undefined) return end(response, 403);
    if (path === 'ticket' && request.method === 'POST') return sendJson(response, 200, site.tickets.issue());
    if (path === HAND_OVER) return await takeHandedOver(site, request, response);
    const method = /^rpc\/([\w.]+)$/u.exec(path)?.[1];
    if (method !== undefined) return await answerCall(site, method, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
    const word = /^download\/([\w-]+)$/u.exec(path)?.[1];
    if (word !== undefined && request.method === 'GET' && (await answerDownload(site.host.files, word, response)))
      return;
    await answerFile(site, path, request, response);
  } catch (error: unknown) {
    site.host.router.unexpected(error, 'http');
    if (response.headersSent) response.destroy();
    else end(response, 500);
  }
}

async function takeHandedOver({ host }: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') return end(response, 405);
  const text = await bodyText(request);
  if (text === undefined) return end(response, 413);
  const paths = handedOver(text, host.lock.token);
  if (paths === undefined) return end(response, 403);
  await offerFiles(host, paths);
  end(response, 204);
}

function redeem({ tickets, token }: Site, ticket: string, response: ServerResponse): void {
  if (!tickets.redeem(ticket)) return end(response, 403);
  response.writeHead(303, { ...fileHeaders, Location: `/${token}/`, 'Content-Length': 0 });
  response.end();
}

async function answerFile(
  { rendererFolder, socketOrigins, cardsAddress }: Site,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = await findRendererFile(rendererFolder, path);
  if (file === undefined) return end(response, 404);
  const nonce = pageNonce();
  const body = file.isPage ? Buffer.from(servedPage(file.bytes.toString('utf8'), nonce, cardsAddress)) : file.bytes;
  response.writeHead(200, {
    ...fileHeaders,
    'Content-Type': file.contentType,
    'Content-Length': body.length,
    'Content-Security-Policy': contentSecurityPolicy({ nonce, cardsAddress, socketOrigins }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** `POST /<token>/rpc/<service.method>`: the input as JSON in, the output or `{error}` out. */
async function answerCall(
  { host }: Site,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return end(response, 405);
  // A foreign page can send no JSON without asking first, and we never answer such a question.
  if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return end(response, 415);
  }
  const text = await bodyText(request);
  if (text === undefined) return end(response, 413);
  try {
    const call = host.call({ type: 'request', id: 1, method, input: parsedInput(text) }, () => undefined);
    if (!call.detached) response.once('close', () => call.cancel());
    const output = await call.output;
    sendJson(response, 200, output ?? null);
  } catch (error: unknown) {
    const wire = isAppError(error) ? error.toWire() : host.router.unexpected(error, method);
    sendJson(response, statusOf(wire), { error: wire });
  }
}

/** The code in the body says what happened; the status only tells whose fault it is. */
function statusOf({ code }: WireError): number {
  switch (code) {
    case 'internal':
      return 500;
    case 'unknownMethod':
      return 404;
    case 'notAllowedHere':
      return 403;
    default:
      return 400;
  }
}

function parsedInput(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words may quote the input, which may hold a password.
    throw new AppError('invalidInput', { issues: ['input: not JSON'] });
  }
}

/** Undefined: longer than allowed. */
async function bodyText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxRequestBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function upgrade(site: Site, sockets: WebSocketServer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (site.guard.allowedPath(claims(request)) !== 'socket') {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (webSocket) => {
    // Without a listener a broken frame would end the program; the close that follows is what counts.
    webSocket.on('error', () => undefined);
    const transport = websocketTransport(webSocket);
    site.host.connect(transport);
    site.onConnection?.(transport);
  });
}

function claims(request: IncomingMessage): {
  url: string | undefined;
  host: string | undefined;
  origin: string | undefined;
} {
  return { url: request.url, host: request.headers.host, origin: request.headers.origin };
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...fileHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
}

/** A refusal says nothing but its number. */
function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0, Connection: 'close' });
  response.end();
}
