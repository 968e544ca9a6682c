import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Peer, peerAvailable } from '#e2e/peer/peer.ts';
import { OpsComparison } from './ops-comparison.ts';
import { NOTETYPE_SCENARIOS } from './ops-notetype-scenarios.ts';
import { CARD_SCENARIOS, NOTE_SCENARIOS, type OpsScenario, PRESET_SCENARIOS, TWO_DECKS } from './ops-scenarios.ts';

/** What the collection that all begin with needs beside what the peer puts into one. */
async function prepare(peer: Peer, file: string): Promise<void> {
  const call = (command: string, args: Record<string, unknown>) => peer.call(command, args, file);
  await call('make', { notes: 150, day: '2025-11-15', filtered: true });
  const sql = (query: string) => call('sql', { query });
  await call('add-deck', { name: 'Random' });
  // Fills in what the maker leaves to it, so that it finds nothing later.
  await call('check-db', {});
  await call('deck-config', { deck: 'Random', add: 'At random', use: true });
  await call('deck-config', { deck: 'Random', set: { 'new.order': 0, 'new.delays': [5, 10, 30], 'lapse.delays': [] } });
  const [{ id: science }] = (await call('deck-tree', { flat: true })).decks.filter(
    (d: { name: string }) => d.name === '日本語',
  );
  const cards = [
    { name: 'Here', qfmt: '{{Front}}', afmt: '{{Back}}' },
    { name: 'There', qfmt: '{{Back}}', afmt: '{{Front}}', did: science },
  ];
  await call('add-notetype', { name: TWO_DECKS, cards });
  const withData = (keys: string, where: string): Promise<unknown> =>
    sql(`UPDATE cards SET data = json_insert(CASE data WHEN '' THEN '{}' ELSE data END, ${keys}) WHERE ${where}`);
  await withData(`'$.strange', 1, '$.pos', 3, '$.cd', '{"a":1}'`, 'id % 7 = 0');
  await withData(`'$.s', 12.345678, '$.d', 5.4321, '$.dr', 0.9, '$.decay', 0.1542, '$.pos', 'x'`, 'id % 7 = 1');
  await sql(`UPDATE cards SET data = '' WHERE id % 7 = 2 AND id NOT IN (SELECT cid FROM revlog)`);
  await sql('UPDATE cards SET left = left + 2000, flags = 8 + id % 8 WHERE id % 5 = 0');
  await sql('UPDATE cards SET left = 1 + id % 3 WHERE type IN (1, 3) AND id % 5 = 1');
}

describe.skipIf(!peerAvailable())('operations on notes, cards, presets and note types', () => {
  let comparison: OpsComparison;
  beforeAll(async () => {
    comparison = await OpsComparison.start(prepare);
  });
  afterAll(async () => {
    await comparison.stop();
  });

  test.each<OpsScenario>([...NOTE_SCENARIOS, ...CARD_SCENARIOS, ...PRESET_SCENARIOS, ...NOTETYPE_SCENARIOS])(
    '$name writes the rows that the official client writes',
    async (scenario) => {
      await comparison.expectSame(scenario);
    },
  );

  // A sample of all kinds: undo itself is the same for every operation.
  const undone = [...NOTE_SCENARIOS, ...CARD_SCENARIOS].filter(
    (scenario, i) => i % 4 === 0 && scenario.changesNothing !== true,
  );
  test.each<OpsScenario>(undone)('$name and undone is the start in the official client too', async (scenario) => {
    await comparison.expectSameUndone(scenario);
  });
});
