import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type MediaWatcher, watchMediaFolder } from '#host/media-watcher.ts';
import { callContext } from '#core/testing/call-context.ts';
import { mediaEbb } from '#e2e/conformance/media-ebb.ts';

// Ebb's media engine as a client that says how long a sync took inside of its process:
// node build/bench/media-client.ts PROFILE [watched], then a line {"method","input"} for each call.
const [profile, watched] = process.argv.slice(2);
if (profile === undefined) throw new Error('usage: media-client.ts PROFILE [watched]');
const watcher: MediaWatcher | undefined =
  watched === 'watched'
    ? watchMediaFolder({
        folder: join(profile, 'collection.media'),
        look: async () => void (await ebb.handlers.look({}, callContext())),
        warn: () => undefined,
      })
    : undefined;
const ebb = mediaEbb(profile, watcher === undefined ? {} : { folderWatch: () => watcher.state() });

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
await watcher?.close();
