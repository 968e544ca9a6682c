import type { Contract } from '#shared/contract/contract.ts';
import { createClient } from '#shared/rpc/rpc-client.ts';
import { windowPortMessage } from '#shared/rpc/window-port.ts';
import type { EbbClient } from './method-name.ts';
import { portTransport } from './port-transport.ts';
import { openSocket, websocketTransport } from './websocket-transport.ts';

/** Connects the page to the host behind it: by a port in Electron, by a socket in a browser. */
export async function connectToHost(page: Window): Promise<EbbClient> {
  const overPort = !/^https?:$/u.test(page.location.protocol);
  const transport = overPort
    ? portTransport(await portFromPreload(page))
    : websocketTransport(await openSocket(page.location.href));
  return createClient<Contract>(transport);
}

function portFromPreload(page: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      // Only the page's own scripts, the preload among them, have its window as the source.
      if (event.source !== page || event.data !== windowPortMessage || port === undefined) return;
      page.removeEventListener('message', onMessage);
      resolve(port);
    };
    page.addEventListener('message', onMessage);
  });
}
