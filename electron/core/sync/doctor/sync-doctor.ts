import type { syncDoctor } from '#shared/contract/sync-doctor.ts';
import type { CallContext, Handlers, OutputOf, ProgressOf } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { DiagnosisDeps } from './diagnosis.ts';
import { doctorRecordOf } from './doctor-record.ts';

interface Run {
  readonly stop: AbortController;
  readonly ended: Promise<unknown>;
}

/** Finds out why a sync fails: looks at each thing that a sync needs, in the order in which it needs them. */
export class SyncDoctor {
  readonly handlers: Handlers<typeof syncDoctor>;
  readonly #deps: DiagnosisDeps;
  readonly #syncRunning: () => boolean;
  #run: Run | undefined;

  constructor(deps: DiagnosisDeps, syncRunning: () => boolean) {
    this.#deps = deps;
    this.#syncRunning = syncRunning;
    this.handlers = {
      run: (_input, context) => this.#exclusively(context),
      countFailures: () => ({ times: doctorRecordOf(deps.slot).countFailures }),
    };
  }

  /** Ends a run that goes on; resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.#run?.stop.abort();
    await this.#run?.ended;
  }

  /** The questions would end a sync of our own, so there is either the one or the other. */
  async #exclusively(
    context: CallContext<ProgressOf<typeof syncDoctor.run>>,
  ): Promise<OutputOf<typeof syncDoctor.run>> {
    if (this.#run !== undefined || this.#syncRunning()) throw new AppError('sync.running', {});
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, context.signal]);
    const work = this.#diagnosis({ ...context, signal });
    this.#run = { stop, ended: work.catch(() => undefined) };
    try {
      return await work;
    } finally {
      this.#run = undefined;
    }
  }

  async #diagnosis(context: CallContext<ProgressOf<typeof syncDoctor.run>>): Promise<OutputOf<typeof syncDoctor.run>> {
    // Not before it is needed: the HTTP library takes longer to load than a collection takes to open.
    const { Diagnosis } = await import('./diagnosis.ts');
    return new Diagnosis(this.#deps).run(context);
  }
}
