import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { media } from '#shared/contract/media.ts';
import type { MediaEngine, MediaEngineOptions, MediaHandlers } from '#core/media/media-engine.ts';
import { type AnyHandler, sampleHandler } from './sample-handler.ts';

/** Stands in for the media engine where the doors are tested; the names of added files ask for special things. */
export function createFakeMediaEngine(options: MediaEngineOptions): MediaEngine {
  const handlers: Record<string, AnyHandler> = {};
  for (const method of Object.keys(media)) handlers[method] = sampleHandler(`media.${method}`);
  handlers['addData'] = async (input, context) => {
    const { fileName } = input as { readonly fileName: string };
    switch (fileName) {
      case 'end the thread':
        return process.exit(3);
      case 'settings':
        return { fileName: JSON.stringify({ safeMode: options.safeMode, afterCrash: options.afterCrash }) };
      case 'ask the collection':
        return { fileName: (await options.references.list({ knownStamp: '1:2' })).stamp };
      case 'is there a collection':
        return { fileName: String(existsSync(join(options.profileFolder, 'collection.db'))) };
      default:
        return sampleHandler('media.addData')(input, context);
    }
  };
  return {
    handlers: handlers as unknown as MediaHandlers,
    arrivals: {} as MediaEngine['arrivals'],
    open: () => undefined,
    close: async () => {
      const collection = join(options.profileFolder, 'collection.db');
      // What the fake collection says of itself when the media thread ends.
      if (existsSync(collection)) copyFileSync(collection, join(options.profileFolder, 'as the media closed'));
    },
  };
}
