import type { IpcMain, IpcMainEvent, MessagePortMain } from 'electron';
import type { Frame } from '#shared/rpc/frames.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { mainPortChannel } from '#shared/rpc/window-port.ts';
import { isTrustedSender } from './sender-rules.ts';

/** What is used of Electron's port. */
export type MainPort = Pick<MessagePortMain, 'on' | 'start' | 'close' | 'postMessage'>;

/** Frames over a port to the page. Server code checks what the frames hold. */
export function mainPortTransport(port: MainPort): Transport {
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.on('message', ({ data }) => {
        if (typeof data === 'object' && data !== null) listener(data as Frame);
      });
      // Messages wait in the port until somebody listens.
      port.start();
    },
    onClose: (listener) => port.on('close', () => listener()),
    close: () => port.close(),
  };
}

/** Connects every port that our own page hands over, and closes any other. */
export function acceptPorts(ipcMain: Pick<IpcMain, 'on'>, connect: (transport: Transport) => void): void {
  ipcMain.on(mainPortChannel, (event: Pick<IpcMainEvent, 'ports' | 'senderFrame'>) => {
    const { senderFrame } = event;
    const sender = senderFrame && { url: senderFrame.url, isMainFrame: senderFrame.parent === null };
    const [port, ...others] = event.ports;
    for (const other of others) other.close();
    if (port === undefined) return;
    if (isTrustedSender(sender)) connect(mainPortTransport(port));
    else port.close();
  });
}
