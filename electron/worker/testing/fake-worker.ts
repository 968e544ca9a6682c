import { workerData } from 'node:worker_threads';
import { renderWords } from '#shared/i18n/render-words.ts';
import { stockNames } from '#shared/i18n/stock-names.ts';
import { serveEngine, type WorkerStart } from '../serve-engine.ts';
import { createFakeEngine } from './fake-engine.ts';

const start = workerData as WorkerStart;
serveEngine(start, {
  createEngine: createFakeEngine,
  stockNames: stockNames(start.settings.locale),
  renderWords: renderWords(start.settings.locale),
  validateOutput: true,
});
