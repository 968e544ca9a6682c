import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerCardRequest, type CardAnswer, type CardSiteOptions, cardAppFolder } from '#host/cards/card-site.ts';
import { cardAccessGuard, type CardAccessGuard } from './access-guard.ts';

export interface CardServerOptions {
  readonly mediaFolder: string;
  /** Origins of the app's page. */
  readonly pageOrigins: readonly string[];
  readonly isNetworkOpen: () => boolean;
  readonly onUnexpected: (error: unknown) => void;
}

export interface CardServer {
  /** Where cards are served, secret included. Another port than the page's is another origin. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves cards and their media, on 127.0.0.1 only and below a secret path of its own. */
export async function startCardServer(options: CardServerOptions): Promise<CardServer> {
  const server = createServer();
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
  const token = randomBytes(24).toString('base64url');
  const site: CardSiteOptions = {
    address: `http://127.0.0.1:${port}/${token}/`,
    pageOrigins: options.pageOrigins,
    isNetworkOpen: options.isNetworkOpen,
    mediaFolder: options.mediaFolder,
    appFolder: cardAppFolder(),
  };
  const guard = cardAccessGuard(port, token);
  server.on('request', (request, response) => void answer(site, guard, options, request, response));
  return {
    address: site.address,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  site: CardSiteOptions,
  guard: CardAccessGuard,
  { onUnexpected }: CardServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body: CardAnswer['body'];
  try {
    const path = guard.allowedPath({ url: request.url, host: request.headers.host });
    if (path === undefined) return void response.writeHead(403, { 'Content-Length': 0, Connection: 'close' }).end();
    const answered = await answerCardRequest(site, {
      method: request.method ?? '',
      path,
      range: request.headers.range,
    });
    ({ body } = answered);
    response.writeHead(answered.status, answered.headers);
    if (body instanceof Readable) await pipeline(body, response);
    else response.end(body);
  } catch (error: unknown) {
    // Who moves on to the next card hangs up in the middle of a sound.
    if (response.destroyed) return;
    onUnexpected(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'Content-Length': 0 }).end();
  } finally {
    // Nothing is piped to who has hung up already, and a file would stay open.
    if (body instanceof Readable) body.destroy();
  }
}
