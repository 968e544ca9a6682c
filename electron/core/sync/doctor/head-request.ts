import { type ClientRequestArgs, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import { type TLSSocket, connect } from 'node:tls';
import type { Route } from './route.ts';
import { openWay } from './tunnel.ts';

export interface HeadAnswer {
  readonly status: number;
  /** The server's clock; undefined when it did not say. */
  readonly dateMs: number | undefined;
}

/**
 * Asks the server for nothing, to see whether and when it answers. No key goes along, so the server need not have
 * proved who it is.
 */
export async function askHead(route: Route, signal: AbortSignal): Promise<HeadAnswer> {
  const { address, server, proxy } = route;
  const url = new URL('health', address.base);
  const headers = { host: url.host, connection: 'close' };
  if (proxy !== undefined && proxy.kind !== 'socks' && !address.encrypted) {
    const { host, port } = proxy;
    const through = { host, port, path: url.href, headers: { ...headers, ...proxy.loginHeader } };
    return headOf({ ...through, signal, agent: false }, proxy.kind === 'https' ? secureRequest : request);
  }
  const way = await openWay(route, signal);
  const socket = address.encrypted ? encryptedUnchecked(way, server.host) : way;
  return headOf({ path: url.pathname, headers, signal, createConnection: () => socket }, request, socket);
}

/** For what needs no proof of who answers: nothing of value is sent over it. */
export function encryptedUnchecked(socket: Socket, host: string): TLSSocket {
  const secure = connect({ socket, ...serverName(host), rejectUnauthorized: false });
  // Whoever goes on with it learns of its end by what they wait for.
  return secure.on('error', () => undefined);
}

/** A number has no name to ask for. */
export function serverName(host: string): { readonly host: string; readonly servername?: string } {
  return isIP(host) === 0 ? { host, servername: host } : { host };
}

function headOf(options: ClientRequestArgs, send: typeof request, socket?: Socket): Promise<HeadAnswer> {
  return new Promise((resolve, reject) => {
    const asked = send({ ...options, method: 'HEAD' });
    asked.once('error', reject);
    asked.once('response', ({ statusCode = 0, headers: { date } }) => {
      const dateMs = date === undefined ? Number.NaN : Date.parse(date);
      resolve({ status: statusCode, dateMs: Number.isNaN(dateMs) ? undefined : dateMs });
      asked.destroy();
      socket?.destroy();
    });
    asked.end();
  });
}
