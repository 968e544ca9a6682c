import { expect, it } from 'vitest';
import { ByteRoom } from './byte-room.ts';

const never = new AbortController().signal;

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([promise, Promise.resolve(pending)])) === pending;
}

it('lets in what fits, and the next when there is room', async () => {
  const room = new ByteRoom(10);
  const leaveFirst = await room.enter(6, never);
  const second = room.enter(6, never);
  expect(await isPending(second)).toBe(true);
  leaveFirst();
  (await second)();
});

it('lets in alone what is larger than the room', async () => {
  const room = new ByteRoom(10);
  const leaveLarge = await room.enter(100, never);
  const small = room.enter(1, never);
  expect(await isPending(small)).toBe(true);
  leaveLarge();
  leaveLarge();
  await small;
  expect(await isPending(room.enter(100, never))).toBe(true);
});

it('keeps the order: a small one does not overtake a large one that waits', async () => {
  const room = new ByteRoom(10);
  await room.enter(5, never);
  const large = room.enter(10, never);
  const small = room.enter(1, never);
  expect(await isPending(small)).toBe(true);
  expect(await isPending(large)).toBe(true);
});

it('lets the next go on when one that waits gives up', async () => {
  const room = new ByteRoom(10);
  await room.enter(5, never);
  const stop = new AbortController();
  const large = room.enter(10, stop.signal);
  const small = room.enter(1, never);
  stop.abort(new Error('given up'));
  await expect(large).rejects.toThrow('given up');
  await small;
});
