import type { WireError } from '#shared/errors/error-codes.ts';

/** Everything that crosses a door, as JSON. `id` is the caller's and unique per connection. */
export type Frame =
  | { type: 'request'; id: number; method: string; input: unknown }
  | { type: 'reply'; id: number; output: unknown }
  | { type: 'failure'; id: number; error: WireError }
  | { type: 'progress'; id: number; value: unknown }
  | { type: 'cancel'; id: number }
  | { type: 'event'; name: string; value: unknown };
export type RequestFrame = Extract<Frame, { type: 'request' }>;

/**
 * What a caller may send, checked: the value comes from outside the program. Undefined: no such frame.
 * Replies and events are not among them; nobody sends those to a server.
 */
export function callerFrame(value: unknown): Extract<Frame, { type: 'request' | 'cancel' }> | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value)) return undefined;
  const { type, id } = value;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined;
  if (type === 'cancel') return { type, id };
  if (type !== 'request' || !('method' in value) || typeof value.method !== 'string') return undefined;
  return { type, id, method: value.method, input: 'input' in value ? value.input : undefined };
}
