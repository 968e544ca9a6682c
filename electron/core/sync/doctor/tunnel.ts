import { type ClientRequestArgs, type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import { openSocket } from './connection.ts';
import type { ProxyHop, Route } from './route.ts';

/** The proxy answered, and did not let us through. */
export class TunnelRefused extends Error {
  override readonly name = 'TunnelRefused';
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

function connectThrough(proxy: ProxyHop, target: string, signal: AbortSignal): Promise<Socket> {
  const { host, port } = proxy;
  const headers = { host: target, ...proxy.loginHeader };
  const options: ClientRequestArgs = { host, port, method: 'CONNECT', path: target, headers, signal, agent: false };
  return new Promise((resolve, reject) => {
    const asked = proxy.kind === 'https' ? secureRequest(options) : request(options);
    asked.once('error', reject);
    asked.once('connect', ({ statusCode = 0 }: IncomingMessage, socket: Socket) => {
      socket.on('error', () => undefined);
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new TunnelRefused(statusCode));
    });
    asked.end();
  });
}

/** A connection to the server itself, through the proxy when there is one. Not for SOCKS. */
export function openWay({ server, proxy }: Route, signal: AbortSignal): Promise<Socket> {
  if (proxy === undefined) return openSocket(server, signal);
  if (proxy.kind === 'socks') throw new Error('a way past the proxy is none');
  const host = server.host.includes(':') ? `[${server.host}]` : server.host;
  return connectThrough(proxy, `${host}:${server.port}`, signal);
}
