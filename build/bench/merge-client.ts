import { createInterface } from 'node:readline';
import { ebbClient } from '#e2e/conformance/sync-ebb.ts';
import type { Statement } from './merge-edits.ts';

// Ebb's engine as a client that says how long a merge took inside of its process, and that takes statements as the
// peer does: node build/bench/merge-client.ts PROFILE, then a line {"method","input"} for each call.
const [profile] = process.argv.slice(2);
if (profile === undefined) throw new Error('usage: merge-client.ts PROFILE');
const ebb = ebbClient(profile);

interface Login {
  readonly url: string;
  readonly user: string;
}
const methods: { readonly [method: string]: (input: never) => Promise<unknown> } = {
  download: async ({ url, user }: Login) => {
    await ebb.login(url, user);
    await ebb.start();
    return ebb.resolve('download');
  },
  change: async ({ query, args }: Statement) => {
    const { db } = ebb.collection();
    return ebb.collection().writeQuietly(() => db.prepare(query).run(...args).changes);
  },
  sync: async () => {
    const startMs = performance.now();
    const { kind } = await ebb.start();
    return { kind, ms: performance.now() - startMs };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { method, input } = JSON.parse(line) as { method: string; input: never };
  console.log(JSON.stringify({ output: await methods[method]?.(input) }));
}
await ebb.close();
