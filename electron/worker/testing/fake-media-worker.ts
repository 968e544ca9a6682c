import { workerData } from 'node:worker_threads';
import { type MediaWorkerStart, serveMedia } from '../serve-media.ts';
import { createFakeMediaEngine } from './fake-media-engine.ts';

serveMedia(workerData as MediaWorkerStart, { createMediaEngine: createFakeMediaEngine, validateOutput: true });
