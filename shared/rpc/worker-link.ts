import type { EventName, Events } from '#shared/contract/events.ts';

/**
 * What host and collection worker say to each other beside the contract. Two transports join them: on `calls` the
 * host asks, on `host` the worker asks.
 */

/** Asked of the worker by the host: end every call, close the collection, reply. */
export const closeMethod = 'worker.close';
/** Asked of the host by the worker. */
export const loadSyncProfileMethod = 'syncProfile.load';
export const saveSyncProfileMethod = 'syncProfile.save';

/** What the worker is started with. */
export interface WorkerSettings {
  readonly profileFolder: string;
  readonly locale: 'en' | 'ar';
  /** False: a missing collection file is an error, because this profile had one. */
  readonly createIfMissing: boolean;
  readonly safeMode: boolean;
  readonly client: { readonly version: string; readonly platform: string };
  readonly clock: ClockSettings;
}

/** The clock and zone that the engine works with; tests and scripts choose them. */
export interface ClockSettings {
  /** Epoch ms that the clock starts from; null: the system's clock. */
  readonly startMs: number | null;
  /** IANA name; null: the system's zone. */
  readonly zone: string | null;
}

/** Sent by the worker as the `log` event of its host transport. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly details: Record<string, unknown>;
}

export type EmittedEvent = { readonly [E in EventName]: { readonly name: E; readonly value: Events[E] } }[EventName];
