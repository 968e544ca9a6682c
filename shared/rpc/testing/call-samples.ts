import type { Contract } from '#shared/contract/contract.ts';
import { collectionSamples } from './collection-samples.ts';
import { hostSamples } from './host-samples.ts';
import { mediaSamples } from './media-samples.ts';
import { noteSamples } from './note-samples.ts';
import type { SamplesOf } from './sample-parts.ts';
import { studySamples } from './study-samples.ts';
import { syncSamples } from './sync-samples.ts';

/** One call of every method of the contract. Names hold what JSON has to escape. */
export const callSamples: SamplesOf<keyof Contract> = {
  ...hostSamples,
  ...collectionSamples,
  ...noteSamples,
  ...studySamples,
  ...syncSamples,
  ...mediaSamples,
};

export interface AnySample {
  readonly input: unknown;
  readonly output: unknown;
  readonly progress?: unknown;
}

export function sampleOf(name: string): AnySample {
  const [service = '', method = ''] = name.split('.');
  const services: Readonly<Record<string, Readonly<Record<string, AnySample>>>> = callSamples;
  const sample = services[service]?.[method];
  if (sample === undefined) throw new Error(`no sample for ${name}`);
  return sample;
}
