import { describe } from 'vitest';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { MediaBench, casesOf, testScenarios } from './media-scenario-run.ts';
import { CHANGE_SCENARIOS, CLASH_SCENARIOS } from './media-scenarios.ts';

const SCENARIOS = [...CHANGE_SCENARIOS, ...CLASH_SCENARIOS];

describe.skipIf(!peerAvailable())('media of Ebb and official clients', () => {
  testScenarios(new MediaBench(casesOf(SCENARIOS)), SCENARIOS);
});
