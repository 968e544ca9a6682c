import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { Frame } from './frames.ts';
import { memoryTransportPair } from './memory-transport.ts';
import { connect, createClient } from './rpc-client.ts';
import { serveConnection } from './rpc-server.ts';
import type { Transport } from './transport.ts';

/** A server whose calls run until they are told to end. */
function serverOf(transport: Transport, detached: boolean) {
  const work = Promise.withResolvers<unknown>();
  const cancel = vi.fn(() => work.reject(new AppError('interrupted', {})));
  const unexpected = vi.fn(() => ({ code: 'internal' as const, details: {}, incident: '1' }));
  const report: ((value: unknown) => void)[] = [];
  serveConnection(transport, {
    call: (request, onProgress) => {
      if (request.method === 'broken.call') throw new TypeError('ours');
      report.push(onProgress);
      return { output: work.promise, detached, cancel };
    },
    unexpected,
  });
  return { work, cancel, unexpected, report };
}
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe('a server', () => {
  it('cancels the work of a caller that is gone, and sends nothing after it', async () => {
    const [mine, theirs] = memoryTransportPair();
    const { cancel } = serverOf(theirs, false);
    const send = vi.spyOn(theirs, 'send');
    mine.send({ type: 'request', id: 1, method: 'a.b', input: {} });
    await settled();
    mine.close();
    await settled();
    expect(cancel).toHaveBeenCalledOnce();
    expect(send).not.toHaveBeenCalled();
  });

  it('lets detached work go on without its caller', async () => {
    const [mine, theirs] = memoryTransportPair();
    const { cancel, report, work } = serverOf(theirs, true);
    const send = vi.spyOn(theirs, 'send');
    mine.send({ type: 'request', id: 1, method: 'a.b', input: {} });
    await settled();
    mine.close();
    await settled();
    report[0]?.({ done: 1 });
    work.resolve('done');
    await settled();
    expect(cancel).not.toHaveBeenCalled();
    expect(send).not.toHaveBeenCalled();
  });

  it('refuses a second request under a number that is in use, and answers the first all the same', async () => {
    const [mine, theirs] = memoryTransportPair();
    const { work } = serverOf(theirs, false);
    const frames: Frame[] = [];
    mine.onFrame((frame) => frames.push(frame));
    mine.send({ type: 'request', id: 1, method: 'a.b', input: {} });
    mine.send({ type: 'request', id: 1, method: 'a.b', input: {} });
    await settled();
    work.resolve('first');
    await settled();
    expect(frames).toMatchObject([
      { type: 'failure', id: 1, error: { code: 'invalidInput' } },
      { type: 'reply', id: 1, output: 'first' },
    ]);
  });

  it.each([
    { type: 'request', id: '1', method: 'a.b' },
    { type: 'request', id: 1.5, method: 'a.b' },
    { type: 'request', id: 1 },
    { type: 'reply', id: 1, output: 1 },
    { type: 'event', name: 'changes', value: {} },
    [],
    'request',
    7,
  ])('ignores %j', async (frame) => {
    const [mine, theirs] = memoryTransportPair();
    const { report } = serverOf(theirs, false);
    const send = vi.spyOn(theirs, 'send');
    mine.send(frame as unknown as Frame);
    await settled();
    expect([report.length, send.mock.calls.length]).toEqual([0, 0]);
  });

  it('asks what to tell of an error that is a fault of ours', async () => {
    const [mine, theirs] = memoryTransportPair();
    const { unexpected } = serverOf(theirs, false);
    await expect(connect(mine).call('broken.call', {})).rejects.toMatchObject({ code: 'internal', incident: '1' });
    expect(unexpected).toHaveBeenCalledWith(expect.any(TypeError), 'broken.call');
  });
});

describe('a client', () => {
  it('is no promise, so that it can be given back by an async function', async () => {
    const [mine] = memoryTransportPair();
    const client = createClient<{ a: Record<string, never> }>(mine);
    const given = async (value: unknown): Promise<unknown> => value;
    expect(await given(client)).toBe(client);
    expect(await given(client.calls.a)).toBe(client.calls.a);
  });

  it('sends nothing for a call that was cancelled before', async () => {
    const [mine] = memoryTransportPair();
    const send = vi.spyOn(mine, 'send');
    const call = connect(mine).call('a.b', {}, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: 'interrupted' });
    expect(send).not.toHaveBeenCalled();
  });

  it('stops hearing events when it no longer wants to', async () => {
    const [mine, theirs] = memoryTransportPair();
    const heard = vi.fn();
    const stop = connect(mine).on('syncState', heard);
    theirs.send({ type: 'event', name: 'syncState', value: { running: true } });
    await settled();
    stop();
    theirs.send({ type: 'event', name: 'syncState', value: { running: false } });
    await settled();
    expect(heard.mock.calls).toEqual([[{ running: true }]]);
  });
});
