import { workerData } from 'node:worker_threads';
import { createEngine } from '#core/engine.ts';
import { renderWords } from '#shared/i18n/render-words.ts';
import { stockNames } from '#shared/i18n/stock-names.ts';
import { serveEngine, type WorkerStart } from './serve-engine.ts';

const start = workerData as WorkerStart;
serveEngine(start, {
  createEngine,
  stockNames: stockNames(start.settings.locale),
  renderWords: renderWords(start.settings.locale),
  validateOutput: import.meta.url.endsWith('.ts'),
});
