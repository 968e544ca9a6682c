import { createInterface } from 'node:readline';
import { mediaEbb } from '#e2e/conformance/media-ebb.ts';

// Ebb's media engine as a client that says how long a sync took inside of its process:
// node build/bench/media-client.ts PROFILE, then a line {"method","input"} for each call.
const [profile] = process.argv.slice(2);
if (profile === undefined) throw new Error('usage: media-client.ts PROFILE');
const ebb = mediaEbb(profile);

const methods: { readonly [method: string]: (input: never) => Promise<unknown> } = {
  login: ({ url, user }: { readonly url: string; readonly user: string }) => ebb.login(url, user),
  sync: async () => {
    const startMs = performance.now();
    const { kind, counts } = await ebb.sync();
    return { kind, counts, ms: performance.now() - startMs };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { method, input } = JSON.parse(line) as { method: string; input: never };
  console.log(JSON.stringify({ output: await methods[method]?.(input) }));
}
await ebb.close();
