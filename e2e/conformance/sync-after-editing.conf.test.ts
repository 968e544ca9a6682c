import { describe, expect, test } from 'vitest';
import type { EngineHandlers } from '#core/engine-types.ts';
import { callContext } from '#core/testing/call-context.ts';
import { notetypes as contract } from '#shared/contract/notetypes.ts';
import type { NoteId } from '#shared/contract/ids.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { DeviceClock } from './device-clock.ts';
import { accountOfBlock } from './merge-account.ts';
import { syncOnce } from './merge-scenario.ts';

const DEVICES = ['ebb', 'official'] as const;
const context = callContext();

interface Edit {
  readonly name: string;
  readonly edit: (handlers: EngineHandlers, noteIds: NoteId[]) => Promise<unknown>;
}

async function withNotetype(
  { notetypes }: EngineHandlers,
  change: (notetype: Record<string, unknown>) => Record<string, unknown>,
): Promise<unknown> {
  const [first] = (await notetypes.list({}, context)).filter(({ kind }) => kind === 'standard');
  if (first === undefined) throw new Error('no note type');
  const { notetypeId } = first;
  const { notetype } = await notetypes.get({ notetypeId }, context);
  const changed = { notetypeId, notetype: { ...notetype, ...change(notetype) } };
  return notetypes.update(contract.update.input.parse(changed), context);
}

/** All that a merge carries; what needs one side to replace the other is told by the schema's mark. */
const EDITS: readonly Edit[] = [
  {
    name: 'tags of many notes',
    edit: async ({ tags }, noteIds) => {
      await tags.addToNotes({ noteIds, tags: ['new::one', 'Ärzte'] }, context);
      await tags.rename({ tag: 'new', name: 'renamed' }, context);
      await tags.removeFromNotes({ noteIds: noteIds.slice(0, 3), tags: ['ärzte'] }, context);
      return tags.clearUnused({}, context);
    },
  },
  {
    name: 'find and replace that makes cards',
    edit: ({ notes }, noteIds) =>
      Promise.resolve(
        notes.findReplace(
          {
            noteIds,
            search: '^',
            replacement: '{{c7::seven}} ',
            regex: true,
            ignoreCase: true,
            in: { kind: 'allFields' },
          },
          context,
        ),
      ),
  },
  {
    name: 'another name of a field, and styling',
    edit: (handlers) =>
      withNotetype(handlers, ({ flds }) => ({
        css: '.card { color: red }',
        flds: (flds as Record<string, unknown>[]).map((field, i) => (i === 0 ? { ...field, name: 'Frage' } : field)),
      })),
  },
  {
    name: 'a copy of a note type',
    edit: async ({ notetypes }) => {
      const [first] = await notetypes.list({}, context);
      if (first === undefined) throw new Error('no note type');
      return notetypes.clone({ notetypeId: first.notetypeId, name: 'Copy' }, context);
    },
  },
  {
    name: 'empty cards and their notes gone',
    edit: async ({ notes, cards }, noteIds) => {
      const all = { noteIds: noteIds.slice(0, 5), ignoreCase: false, in: { kind: 'allFields' } } as const;
      await notes.findReplace({ ...all, search: '.', replacement: '', regex: true }, context);
      const report = await cards.emptyReport({}, context);
      const cardIds = report.flatMap((type) => type.notes.flatMap(({ empty }) => empty.map(({ cardId }) => cardId)));
      const { output } = await cards.removeEmpty({ cardIds, keepNotes: false }, context);
      expect(output.cardCount).toBeGreaterThan(0);
    },
  },
];

describe.skipIf(!peerAvailable())('after editing in Ebb', () => {
  const account = accountOfBlock();

  test.each(EDITS)('$name: both sides have the same after a merge', async ({ edit }) => {
    const devices = await account.begin(DEVICES, new DeviceClock(0));
    try {
      const { handlers } = devices.ebb;
      await edit(handlers, await handlers.search.notes({ query: '' }, context));
      expect(await handlers.collection.schemaState({}, context)).toEqual({ changed: false, synced: true });
      for (let round = 0; round < 2; round++) for (const device of DEVICES) await syncOnce(devices, device);
      const onServer = await devices.server();
      for (const device of DEVICES) expect(await devices.differences(device, onServer), device).toEqual({});
      expect(await devices.faults()).toEqual([]);
    } finally {
      await devices.close();
    }
  });
});
