import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textFiles } from '#core/testing/text-files.ts';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { OpsComparison } from './ops-comparison.ts';
import { TEXT_CASES } from './text-cases.ts';
import { expectSameImport, prepareForText } from './text-comparison.ts';

describe.skipIf(!peerAvailable())('a text file', () => {
  let folder: string;
  let comparison: OpsComparison;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-text-'));
    comparison = await OpsComparison.start(prepareForText);
  });
  afterAll(async () => {
    await comparison.stop();
    rmSync(folder, { recursive: true });
  });

  test.each(TEXT_CASES.map((each) => [each.name, each] as const))(
    'with %s is imported as officially',
    async (_name, each) => {
      await expectSameImport(comparison, each, join(folder, 'file.txt'));
    },
  );

  test('of any content is imported as officially', async () => {
    const numRuns = 20 * Number(process.env['EBB_DEPTH'] ?? 1);
    for (const content of fc.sample(textFiles, { seed: 20_251_115, numRuns })) {
      await expectSameImport(comparison, { name: 'random', content }, join(folder, 'file.txt'));
    }
  });

  test('there are as many kinds of files as were asked for', () => {
    expect(new Set(TEXT_CASES.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  });
});
