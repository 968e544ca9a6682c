import type { CustomScheme, Protocol } from 'electron';
import { contentSecurityPolicy, fileHeaders, pageNonce, pageWithNonce } from '#host/page-policy.ts';
import { findRendererFile } from '#host/renderer-files.ts';
import { appScheme, isAppUrl } from './app-origin.ts';

/** To be registered before Electron is ready. */
export const appSchemes: CustomScheme[] = [
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
];

/** Serves the built page at app://ebb/, with the same policy as the loopback host. */
export function serveAppScheme(protocol: Pick<Protocol, 'handle'>, rendererFolder: string): void {
  protocol.handle(appScheme, (request) => appResponse(request.method, request.url, rendererFolder));
}

export async function appResponse(method: string, url: string, rendererFolder: string): Promise<Response> {
  if (!isAppUrl(url)) return new Response(null, { status: 403 });
  if (method !== 'GET') return new Response(null, { status: 405 });
  const file = await findRendererFile(rendererFolder, new URL(url).pathname.slice(1));
  if (file === undefined) return new Response(null, { status: 404 });
  const nonce = pageNonce();
  const body = file.isPage ? pageWithNonce(file.bytes.toString('utf8'), nonce) : new Uint8Array(file.bytes);
  return new Response(body, {
    headers: {
      ...fileHeaders,
      'Content-Type': file.contentType,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
    },
  });
}
