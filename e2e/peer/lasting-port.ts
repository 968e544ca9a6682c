import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems hand out by themselves, to connections as well. */
const [FIRST, LAST] = [20_000, 30_000];

/** For a server that is away for a while and comes back: nobody is given its port meanwhile. */
export async function lastingPort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false; // Somebody listens there: the next one may be free.
  }
  server.close();
  await once(server, 'close');
  return true;
}
