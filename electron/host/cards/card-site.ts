import { createReadStream, existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { findRendererFile } from '../renderer-files.ts';
import { byteRange } from './byte-range.ts';
import {
  cardAppPath,
  cardDocument,
  cardDocumentPath,
  cardHeaders,
  cardPolicy,
  type CardPolicyOptions,
  mediaPolicy,
} from './card-policy.ts';
import { closeFile, decodedFileName, type OpenMediaFile, openMediaFile } from './media-file.ts';
import { mediaType } from './media-types.ts';

export interface CardSiteOptions extends CardPolicyOptions {
  readonly mediaFolder: string;
  /** What the card document loads of ours, as the build left it. */
  readonly appFolder: string;
}

export interface CardRequest {
  readonly method: string;
  /** Behind the secret and its slash, still encoded, without the query. */
  readonly path: string;
  readonly range?: string | undefined;
}

export interface CardAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readable | Uint8Array | undefined;
}

/**
 * Everything that cards can reach: their document, what it needs of ours, and the files of the media folder. Doors
 * check who asks before they call this.
 */
export async function answerCardRequest(site: CardSiteOptions, request: CardRequest): Promise<CardAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const answer = await answerGet(site, request);
  if (request.method === 'GET') return answer;
  if (answer.body !== undefined && 'destroy' in answer.body) answer.body.destroy();
  return { ...answer, body: undefined };
}

async function answerGet(site: CardSiteOptions, request: CardRequest): Promise<CardAnswer> {
  if (request.path === cardDocumentPath) return documentAnswer(site);
  if (request.path.startsWith(cardAppPath)) return appFileAnswer(site, request.path.slice(cardAppPath.length));
  const fileName = decodedFileName(request.path);
  const file = fileName === undefined ? undefined : await openMediaFile(site.mediaFolder, fileName);
  return fileName === undefined || file === undefined ? refusal(404) : mediaAnswer(file, fileName, request.range);
}

function documentAnswer(site: CardSiteOptions): CardAnswer {
  const body = Buffer.from(cardDocument);
  return whole(body, 'text/html; charset=utf-8', {
    'Content-Security-Policy': cardPolicy(site),
    'Cache-Control': 'no-store',
  });
}

async function appFileAnswer({ appFolder }: CardSiteOptions, path: string): Promise<CardAnswer> {
  const file = await findRendererFile(appFolder, path);
  if (file === undefined) return refusal(404);
  // The secret in the address is new with every start, and so are the files that it leads to.
  return whole(file.bytes, file.contentType, { 'Cache-Control': 'max-age=31536000, immutable' });
}

function whole(body: Buffer, contentType: string, headers: Readonly<Record<string, string>>): CardAnswer {
  return {
    status: 200,
    headers: { ...cardHeaders, 'Content-Type': contentType, 'Content-Length': String(body.length), ...headers },
    body,
  };
}

async function mediaAnswer(
  { fd, sizeBytes }: OpenMediaFile,
  fileName: string,
  rangeHeader: string | undefined,
): Promise<CardAnswer> {
  const headers = {
    ...cardHeaders,
    'Content-Type': mediaType(fileName),
    'Content-Security-Policy': mediaPolicy,
    'Accept-Ranges': 'bytes',
    // Files are replaced under the same name.
    'Cache-Control': 'no-cache',
  };
  const range = byteRange(rangeHeader, sizeBytes);
  if (range === 'unsatisfiable') {
    await closeFile(fd);
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${sizeBytes}`, 'Content-Length': '0' } };
  }
  if (range === 'whole') {
    const body = await streamOf(fd, 0, sizeBytes - 1);
    return { status: 200, headers: { ...headers, 'Content-Length': String(sizeBytes) }, body };
  }
  const { start, end } = range;
  const body = await streamOf(fd, start, end);
  const length = String(end - start + 1);
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${start}-${end}/${sizeBytes}`, 'Content-Length': length },
    body,
  };
}

/** Closes the file when it ends, and when it is destroyed. */
async function streamOf(fd: number, start: number, end: number): Promise<Readable | undefined> {
  if (end >= start) return createReadStream('', { fd, start, end });
  await closeFile(fd);
  return undefined;
}

function refusal(status: number): CardAnswer {
  return { status, headers: { ...cardHeaders, 'Content-Length': '0' } };
}

/** Where the built card document lies: beside the bundle, or where the build puts it when run from source. */
export function cardAppFolder(): string {
  const bundled = fileURLToPath(new URL('../cards/', import.meta.url));
  if (existsSync(bundled) && !import.meta.url.endsWith('.ts')) return bundled;
  return fileURLToPath(new URL('../../../dist/cards/', import.meta.url));
}
