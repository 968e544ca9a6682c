import type { StatesRun } from '../frame-messages.ts';

/**
 * Runs in a thread of its own, without the document: an endless script can be ended, and keeps nothing else waiting.
 * Scripts of old look for the deck's name on the card, and go on when it isn't there.
 */
const workerSource = `
const nothing = () => null;
self.document = { getElementById: nothing, querySelector: nothing, querySelectorAll: () => [], addEventListener: nothing };
self.onmessage = async ({ data: { script, states, customData, context } }) => {
  try {
    const run = new (async () => {}).constructor('states', 'customData', 'ctx', script);
    // The official app's has 64 bits.
    await run(states, customData, { ...context, seed: BigInt(context.seed) });
    self.postMessage(JSON.stringify({ states, customData }));
  } catch (error) {
    self.postMessage(JSON.stringify({ fault: error instanceof Error ? error.name + ': ' + error.message : String(error) }));
  }
};`;

/** Runs the script that changes what answers do. One at a time: another one ends the one before. */
export class StatesScript {
  readonly #done: (id: number, outcome: string) => void;
  #worker: Worker | undefined;

  constructor(done: (id: number, outcome: string) => void) {
    this.#done = done;
  }

  run({ id, ...given }: StatesRun): void {
    this.stop();
    const address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    const worker = new Worker(address);
    this.#worker = worker;
    worker.addEventListener('message', (event: MessageEvent<unknown>) => {
      this.#done(id, String(event.data));
      URL.revokeObjectURL(address);
      this.stop();
    });
    worker.postMessage(given);
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
