import { startPeer } from '#e2e/peer/peer.ts';
import { EbbProcess } from './ebb-process.ts';
import { median, peakMemoryMib, type Row, timedMs } from './measure.ts';

const RUNS = 5;

/** Check Database of a collection in order, by both clients in turns. Ebb's has the backup before it within. */
export async function measureCheck(anki: string, profile: string): Promise<Row[]> {
  const [ebbMs, ebbPeaks, officialMs, officialPeaks]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    const ebb = EbbProcess.inBatchMode(profile);
    try {
      await ebb.call('collection.info');
      ebbMs.push(await timedMs(() => ebb.call('collection.check', { unlessOneWay: true })));
      ebbPeaks.push(peakMemoryMib(ebb.processId) ?? Number.NaN);
    } finally {
      await ebb.stop();
    }
    const peer = await startPeer();
    try {
      officialMs.push((await peer.call<{ seconds: number }>('check-db', {}, anki)).seconds * 1000);
      officialPeaks.push(peakMemoryMib(peer.processId) ?? Number.NaN);
    } finally {
      await peer.stop();
    }
  }
  return [
    { name: 'check database, and the backup before', unit: 'ms', ebb: median(ebbMs), official: median(officialMs) },
    { name: '  most memory', unit: 'MiB', ebb: median(ebbPeaks), official: median(officialPeaks) },
  ];
}
