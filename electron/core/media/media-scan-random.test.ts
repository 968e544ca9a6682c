import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha1Of, TestMedia } from '../testing/make-media.ts';

const numRuns = Number(process.env['EBB_DEPTH'] ?? 1) * 40;

type Act = {
  readonly do: 'write' | 'remove' | 'rename' | 'look' | 'sync' | 'trash';
  readonly name: string;
  readonly other: string;
};
const name = fc.constantFrom('a.png', 'A.png', 'b.png', 'é.png');
const acts = fc.array(
  fc.record<Act>({
    do: fc.constantFrom('write', 'write', 'remove', 'rename', 'look', 'sync', 'trash'),
    name,
    other: name,
  }),
  { maxLength: 25 },
);

/** Does it, and keeps up what the server has. */
async function perform(media: TestMedia, server: Map<string, string>, act: Act, at: number): Promise<void> {
  const path = join(media.path, act.name);
  switch (act.do) {
    case 'write':
      // In place where there is one, and of the same size as before.
      writeFileSync(path, String(1000 + at));
      break;
    case 'remove':
      rmSync(path, { force: true });
      break;
    case 'rename':
      if (existsSync(path)) renameSync(path, join(media.path, act.other));
      break;
    case 'trash':
      if (await media.folder.moveToTrash(act.name)) media.store.noteRemoved(act.name);
      break;
    case 'look':
      await media.scan();
      break;
    case 'sync':
      await media.scan();
      for (const { fileName, sha1 } of media.store.listPending({ limit: 100 })) {
        if (sha1 === null) server.delete(fileName);
        else server.set(fileName, sha1);
        media.store.noteUploaded(fileName, sha1);
      }
      break;
  }
}

it('whatever happens to the folder, a look knows its files, and a sync has the server have the same', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const media = new TestMedia();
      try {
        const server = new Map<string, string>();
        for (const [at, act] of list.entries()) await perform(media, server, act, at);
        await perform(media, server, { do: 'sync', name: '', other: '' }, list.length);
        const here = new Map(readdirSync(media.path).map((file) => [file, sha1Of(media.content(file))]));
        expect(new Map(media.records().map(({ fileName, sha1 }) => [fileName, sha1]))).toEqual(here);
        expect(server).toEqual(here);
        expect(media.pending()).toEqual([]);
        const counts = (['dirty', 'toFetch', 'onServer'] as const).map((which) => media.store.count(which));
        expect(counts).toEqual([0, 0, here.size]);
      } finally {
        media.end();
      }
    }),
    { numRuns },
  );
}, 60_000);
