import { describe } from 'vitest';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { MediaBench, casesOf, testScenarios } from './media-scenario-run.ts';
import { BULK_SCENARIOS, NAME_SCENARIOS } from './media-scenarios.ts';

const SCENARIOS = [...NAME_SCENARIOS, ...BULK_SCENARIOS];

describe.skipIf(!peerAvailable())('names, sizes and numbers of media of Ebb and official clients', () => {
  testScenarios(new MediaBench(casesOf(SCENARIOS)), SCENARIOS);
});
