import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { Transport } from '#shared/rpc/transport.ts';
import { acceptPorts, type MainPort, mainPortTransport } from './port-transport.ts';

function fakePort() {
  const events = new EventEmitter();
  const port = { on: events.on.bind(events), start: vi.fn(), close: vi.fn(), postMessage: vi.fn() };
  return { port: port as unknown as MainPort, events, ...port };
}

function handOver(ports: readonly unknown[], senderFrame: unknown): Transport[] {
  const ipcMain = new EventEmitter();
  const connected: Transport[] = [];
  acceptPorts(ipcMain as unknown as Parameters<typeof acceptPorts>[0], (transport) => connected.push(transport));
  ipcMain.emit('ebb-port', { ports, senderFrame });
  return connected;
}

describe('a port from the page', () => {
  it('carries frames both ways, from the moment that somebody listens', () => {
    const { port, events, start, postMessage } = fakePort();
    const transport = mainPortTransport(port);
    expect(start).not.toHaveBeenCalled();
    const heard: unknown[] = [];
    transport.onFrame((frame) => heard.push(frame));
    expect(start).toHaveBeenCalledOnce();
    events.emit('message', { data: { type: 'cancel', id: 1 } });
    events.emit('message', { data: 'nonsense' });
    events.emit('message', { data: null });
    transport.send({ type: 'reply', id: 1, output: null });
    expect(heard).toEqual([{ type: 'cancel', id: 1 }]);
    expect(postMessage).toHaveBeenCalledWith({ type: 'reply', id: 1, output: null });
  });

  it('tells when the page is gone', () => {
    const { port, events } = fakePort();
    const onClose = vi.fn();
    mainPortTransport(port).onClose(onClose);
    events.emit('close');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('is connected when our own page sent it', () => {
    const { port, close } = fakePort();
    expect(handOver([port], { url: 'app://ebb/', parent: null })).toHaveLength(1);
    expect(close).not.toHaveBeenCalled();
  });

  it.each([
    ['another page', { url: 'https://evil.example/', parent: null }],
    ['a frame inside our page', { url: 'app://ebb/', parent: {} }],
    ['a frame that is gone', null],
  ])('is closed when it came from %s', (_name, frame) => {
    const { port, close } = fakePort();
    expect(handOver([port], frame)).toEqual([]);
    expect(close).toHaveBeenCalledOnce();
  });

  it('comes alone: any more are closed', () => {
    const [first, second] = [fakePort(), fakePort()];
    expect(handOver([first.port, second.port], { url: 'app://ebb/', parent: null })).toHaveLength(1);
    expect(second.close).toHaveBeenCalledOnce();
    expect(handOver([], { url: 'app://ebb/', parent: null })).toEqual([]);
  });
});
