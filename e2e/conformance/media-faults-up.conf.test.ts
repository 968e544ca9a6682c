import { describe } from 'vitest';
import { peerAvailable } from '#e2e/peer/peer.ts';
import { testMediaFaults } from './media-fault-run.ts';

describe.skipIf(!peerAvailable())('a media sync that is disturbed while files go', () => {
  testMediaFaults(['uploadChanges', 'mediaSanity']);
});
