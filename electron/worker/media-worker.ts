import { workerData } from 'node:worker_threads';
import { createMediaEngine } from '#core/media/media-engine.ts';
import { type MediaWorkerStart, serveMedia } from './serve-media.ts';

serveMedia(workerData as MediaWorkerStart, {
  createMediaEngine: (options) => createMediaEngine(options),
  validateOutput: import.meta.url.endsWith('.ts'),
});
