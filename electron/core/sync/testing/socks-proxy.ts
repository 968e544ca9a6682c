import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface SocksProxy {
  readonly host: string;
  /** `user:password` and `host:port` of each request. */
  readonly seen: string[];
  stop(): Promise<void>;
}

async function take(socket: Socket, bytes: number): Promise<Buffer> {
  for (;;) {
    const chunk: Buffer | null = socket.read(bytes);
    if (chunk !== null) return chunk;
    await once(socket, 'readable');
  }
}

export interface SocksProxyOptions {
  /** What it does not let pass: the login, or the server by its rules. */
  readonly refuses?: 'login' | 'server';
}

/** SOCKS 5 with a login (RFC 1928, 1929), to names only, all of which lead to one port of this machine. */
export async function startSocksProxy(targetPort: number, { refuses }: SocksProxyOptions = {}): Promise<SocksProxy> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const serve = async (socket: Socket): Promise<void> => {
    const methods = (await take(socket, 2))[1] ?? 0;
    await take(socket, methods);
    socket.write(Buffer.from([5, 2]));
    const nameBytes = (await take(socket, 2))[1] ?? 0;
    const user = (await take(socket, nameBytes)).toString();
    const password = (await take(socket, (await take(socket, 1))[0] ?? 0)).toString();
    socket.write(Buffer.from([1, refuses === 'login' ? 1 : 0]));
    await take(socket, 4);
    const host = (await take(socket, (await take(socket, 1))[0] ?? 0)).toString();
    seen.push(`${user}:${password} ${host}:${(await take(socket, 2)).readUInt16BE()}`);
    if (refuses === 'server') {
      socket.end(Buffer.from([5, 2, 0, 1, 0, 0, 0, 0, 0, 0]));
      return;
    }
    const through = connect(targetPort, '127.0.0.1');
    sockets.add(through);
    through.on('error', () => socket.destroy());
    await once(through, 'connect');
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
    through.pipe(socket).pipe(through);
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    serve(socket).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
