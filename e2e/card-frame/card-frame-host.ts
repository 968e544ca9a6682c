import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { contentSecurityPolicy, fileHeaders, pageNonce, servedPage } from '#host/page-policy.ts';
import { startCardServer } from '#loopback/card-server.ts';

export interface CardFrameHost {
  /** Of a page that holds a card frame and answer buttons. */
  readonly address: string;
  readonly cardsAddress: string;
  readonly mediaFolder: string;
  addMedia(fileName: string, content: string | Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

const html =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cards</title>' +
  '<link rel="stylesheet" href="page.css"></head><body><div id="root"></div>' +
  '<script type="module" src="page.js"></script></body></html>';
const ownStyles = 'body{margin:0}#root{display:flex;flex-direction:column;height:100vh}';

/** A card frame in a page of its own, with the policies and the card server of the loopback host. */
export async function startCardFrameHost({ networkOpen = false } = {}): Promise<CardFrameHost> {
  const mediaFolder = await mkdtemp(join(tmpdir(), 'ebb-cards-'));
  const [script, styles] = await builtPage();
  const server = createServer();
  const port = await listening(server);
  const pageOrigin = `http://127.0.0.1:${port}`;
  const unexpected: unknown[] = [];
  const cards = await startCardServer({
    mediaFolder,
    pageOrigins: [pageOrigin],
    isNetworkOpen: () => networkOpen,
    onUnexpected: (error) => unexpected.push(error),
  });
  server.on('request', (request, response) => {
    const nonce = pageNonce();
    const policy = contentSecurityPolicy({ nonce, cardsAddress: cards.address });
    const send = (type: string, body: string): void => {
      response.writeHead(200, { ...fileHeaders, 'Content-Type': type, 'Content-Security-Policy': policy });
      response.end(body);
    };
    if (request.url === '/page.js') send('text/javascript', script);
    else if (request.url === '/page.css') send('text/css', styles + ownStyles);
    else send('text/html', servedPage(html, nonce, cards.address));
  });
  return {
    address: `${pageOrigin}/`,
    cardsAddress: cards.address,
    mediaFolder,
    addMedia: (fileName, content) => writeFile(join(mediaFolder, fileName), content),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, cards.close()]);
      await rm(mediaFolder, { recursive: true });
      if (unexpected.length > 0) throw new AggregateError(unexpected, 'the card server failed');
    },
  };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function builtPage(): Promise<readonly [script: string, styles: string]> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, '..', '..'),
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: join(import.meta.dirname, 'card-frame-page.tsx') },
    },
  });
  const outputs = 'output' in built ? built.output : [];
  const script = outputs.find((file) => file.type === 'chunk');
  const styles = outputs.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  if (script?.type !== 'chunk' || styles?.type !== 'asset') throw new Error('the page was not built');
  return [script.code, String(styles.source)];
}
