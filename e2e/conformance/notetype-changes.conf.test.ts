import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Peer, peerAvailable } from '#e2e/peer/peer.ts';
import { OpsComparison } from './ops-comparison.ts';
import { CHANGES_OF_NOTES, NOTETYPE_CHANGES, NOTETYPE_MERGES, NOTETYPE_REMOVALS } from './ops-notetype-changes.ts';
import { type OpsScenario, TWO_DECKS } from './ops-scenarios.ts';

async function prepare(peer: Peer, file: string): Promise<void> {
  const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, file);
  await call('make', { notes: 40, day: '2025-11-15', filtered: true, reviews: 100 });
  await call('check-db', {});
  const [, { id: other }] = (await call('deck-tree', { flat: true })).decks as [unknown, { id: number }];
  const cards = [
    { name: 'Here', qfmt: '{{Front}}', afmt: '{{Back}}' },
    { name: 'There', qfmt: '{{Back}}', afmt: '{{Front}}', did: other },
  ];
  await call('add-notetype', { name: TWO_DECKS, cards });
  const notetypes = [TWO_DECKS, 'Basic', 'Basic (and reversed card)', 'Cloze'];
  const list = notetypes.flatMap((notetype) => [
    { notetype, fields: ['e\u0301 {{c1::one}}', '{{c4::four}}'], tags: ['a'] },
    // No note may lose its only card: there Ebb differs.
    { notetype, fields: ['{{c2::two}}', notetype === 'Basic (and reversed card)' ? 'b' : ''], deck: 'Other' },
  ]);
  await call('add-notes', { list });
}

describe.skipIf(!peerAvailable())('changes of note types', () => {
  let comparison: OpsComparison;
  beforeAll(async () => {
    comparison = await OpsComparison.start(prepare);
  });
  afterAll(async () => {
    await comparison.stop();
  });

  test.each<OpsScenario>([...NOTETYPE_CHANGES, ...NOTETYPE_REMOVALS, ...CHANGES_OF_NOTES, ...NOTETYPE_MERGES])(
    '$name writes the rows that the official client writes',
    async (scenario) => {
      // Most are as sound as the official client's own rows; what moves notes is looked at.
      await comparison.expectSame(scenario, { checked: [...CHANGES_OF_NOTES, ...NOTETYPE_MERGES].includes(scenario) });
    },
  );
});
