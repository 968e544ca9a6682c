import { parentPort, workerData } from 'node:worker_threads';
import { type TrainingWork, workThrough } from './training-work.ts';

// Started by training-threads.ts, and ended by it when somebody cancels: nothing here waits for messages.
await workThrough(workerData as TrainingWork, (news) => parentPort?.postMessage(news));
