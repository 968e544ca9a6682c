import type { WireError } from '#shared/errors/error-codes.ts';

/** Everything that crosses a door, as JSON. `id` is the caller's and unique per connection. */
export type Frame =
  | { type: 'request'; id: number; method: string; input: unknown }
  | { type: 'reply'; id: number; output: unknown }
  | { type: 'failure'; id: number; error: WireError }
  | { type: 'progress'; id: number; value: unknown }
  | { type: 'cancel'; id: number }
  | { type: 'event'; name: string; value: unknown };
