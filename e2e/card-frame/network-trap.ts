import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Stands for everything outside: whatever reaches it has got out. */
export interface NetworkTrap {
  /** Of its TCP port; anything may be asked for there. */
  readonly host: string;
  readonly udpPort: number;
  /** First lines of what came in. */
  readonly caught: string[];
  stop(): Promise<void>;
}

export async function startNetworkTrap(): Promise<NetworkTrap> {
  const caught: string[] = [];
  const sockets = new Set<Socket>();
  const tcp = createServer((socket) => {
    sockets.add(socket);
    caught.push('a connection');
    socket.on('data', (data) => caught.push(data.toString('latin1').split('\r\n')[0] ?? ''));
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  const udp = createSocket('udp4', (message) => caught.push(`a packet of ${message.length} bytes`));
  tcp.listen(0, '127.0.0.1');
  udp.bind(0, '127.0.0.1');
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
  return {
    host: `127.0.0.1:${(tcp.address() as AddressInfo).port}`,
    udpPort: udp.address().port,
    caught,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      udp.close();
      tcp.close();
      await once(tcp, 'close');
    },
  };
}
