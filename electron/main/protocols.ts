import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { CustomScheme, Protocol } from 'electron';
import { answerCardRequest, type CardSiteOptions } from '#host/cards/card-site.ts';
import { contentSecurityPolicy, fileHeaders, pageNonce, servedPage } from '#host/page-policy.ts';
import { findRendererFile } from '#host/renderer-files.ts';
import { appOrigin, appScheme, cardScheme, isAppUrl } from './app-origin.ts';

/** To be registered before Electron is ready. */
export const appSchemes: CustomScheme[] = [
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  // Another scheme is another origin, and another process.
  {
    scheme: cardScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
  },
];

export interface AppSite {
  readonly rendererFolder: string;
  readonly cards: CardSiteOptions;
}

/** Cards have an address that is new with every start. */
export function cardSite(given: Omit<CardSiteOptions, 'address' | 'pageOrigins'>): CardSiteOptions {
  const secret = randomBytes(24).toString('hex');
  return { ...given, address: `${cardScheme}://${secret}/`, pageOrigins: [appOrigin] };
}

/** Serves the built page at app://ebb/ and the cards, with the same policies as the loopback host. */
export function serveSchemes(protocol: Pick<Protocol, 'handle'>, site: AppSite): void {
  protocol.handle(appScheme, (request) => appResponse(request.method, request.url, site));
  protocol.handle(cardScheme, (request) => cardResponse(request, site.cards));
}

export async function appResponse(method: string, url: string, { rendererFolder, cards }: AppSite): Promise<Response> {
  if (!isAppUrl(url)) return new Response(null, { status: 403 });
  if (method !== 'GET') return new Response(null, { status: 405 });
  const file = await findRendererFile(rendererFolder, new URL(url).pathname.slice(1));
  if (file === undefined) return new Response(null, { status: 404 });
  const nonce = pageNonce();
  const body = file.isPage ? servedPage(file.bytes.toString('utf8'), nonce, cards.address) : new Uint8Array(file.bytes);
  return new Response(body, {
    headers: {
      ...fileHeaders,
      'Content-Type': file.contentType,
      'Content-Security-Policy': contentSecurityPolicy({ nonce, cardsAddress: cards.address }),
    },
  });
}

export async function cardResponse(request: Request, cards: CardSiteOptions): Promise<Response> {
  if (!request.url.startsWith(cards.address)) return new Response(null, { status: 403 });
  const { status, headers, body } = await answerCardRequest(cards, {
    method: request.method,
    path: new URL(request.url).pathname.slice(1),
    range: request.headers.get('range') ?? undefined,
  });
  return new Response(body instanceof Readable ? webStream(body) : body === undefined ? null : new Uint8Array(body), {
    status,
    headers,
  });
}

/** Node's own conversion has another type than the web's, with the same members. */
function webStream(body: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(body) as ReadableStream<Uint8Array>;
}
