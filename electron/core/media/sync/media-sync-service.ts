import type { CallContext, InputOf } from '#shared/contract/define.ts';
import type { MediaOutcome, MediaProgress, MediaStatus, media } from '#shared/contract/media.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { SyncProfile } from '../../engine-types.ts';
import { codeOf, fromCause } from '../../errors/from-cause.ts';
import { KeptConnection } from '../../sync/kept-connection.ts';
import { type LoggedIn, forgetKey, loggedIn, withClient } from '../../sync/sync-account.ts';
import type { MediaHandlers, MediaParts } from '../media-engine.ts';
import { MediaCalls } from './media-calls.ts';
import { mediaTransferPlan } from './media-transfer-plan.ts';
import { Settling } from './settling.ts';
import { type SyncParts, syncMedia } from './sync-run.ts';

/** Windows are told no more often than this that a sync got on. */
const TELL_EVERY_MS = 250;

type Input = InputOf<typeof media.sync>;
type Context = Pick<CallContext<MediaProgress>, 'signal' | 'report'>;

interface RunContext {
  readonly signal: AbortSignal;
  readonly report: (progress: MediaProgress) => void;
}
interface Running {
  readonly stop: AbortController;
  readonly listeners: Set<(progress: MediaProgress) => void>;
  readonly outcome: Promise<MediaOutcome>;
}

/** The sync of media: one at a time, whoever asks for it. */
export class MediaSync {
  readonly #parts: MediaParts;
  readonly #kept: KeptConnection;
  readonly #settling: Settling;
  #running: Running | undefined;
  #progress: MediaProgress | null = null;
  #lastError: MediaStatus['lastError'];
  #toldMs = Number.NEGATIVE_INFINITY;
  #tellLater: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: MediaParts) {
    this.#parts = parts;
    this.#kept = new KeptConnection(parts.env.clock);
    this.#settling = new Settling(parts.store, parts.folder);
    this.#lastError = parts.afterCrash === true ? { code: 'internal', details: {} } : null;
  }

  get handlers(): Pick<MediaHandlers, 'sync' | 'abort' | 'status' | 'log'> {
    return {
      sync: (input, context) => this.sync(input, context),
      abort: async () => {
        await this.abort();
        return null;
      },
      status: () => this.status(),
      log: ({ limit }) => this.#parts.store.logLines(limit),
    };
  }

  status(): MediaStatus {
    const { store, look } = this.#parts;
    return {
      progress: this.#progress,
      lastSyncMs: store.lastSyncMs,
      lastError: this.#lastError,
      waiting: store.count('dirty'),
      scanned: look.hasLooked,
      lost: store.lost,
    };
  }

  /** Begins a sync, or joins the one that runs; ends it when the caller cancels. */
  async sync(input: Input, { signal, report }: Context): Promise<MediaOutcome> {
    const running = (this.#running ??= this.#started(input));
    const cancel = (): void => running.stop.abort(new AppError('interrupted', {}));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    running.listeners.add(report);
    try {
      return await running.outcome;
    } finally {
      running.listeners.delete(report);
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Resolves when nothing of it goes on. */
  async abort(): Promise<void> {
    const running = this.#running;
    running?.stop.abort(new AppError('interrupted', {}));
    await running?.outcome.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.abort();
    await this.#kept.close();
    await this.#settled();
  }

  #started(input: Input): Running {
    const stop = new AbortController();
    const listeners: Running['listeners'] = new Set();
    const report = (progress: MediaProgress): void => {
      this.#progress = progress;
      for (const listener of listeners) listener(progress);
      this.#tell(false);
    };
    const outcome = this.#run(input, { signal: stop.signal, report }).finally(() => {
      this.#running = undefined;
      this.#progress = null;
      this.#tell(true);
      void this.#settled();
    });
    // It is told to whoever waits; a sync of the clock's has nobody.
    outcome.catch(() => undefined);
    return { stop, listeners, outcome };
  }

  async #run(input: Input, context: RunContext): Promise<MediaOutcome> {
    const profile = await this.#parts.syncProfile.load();
    const account = loggedIn(profile);
    if (!profile.syncMedia) return nothingMoved('off');
    if (account === undefined) return nothingMoved('loggedOut');
    try {
      this.#forgetOtherAccount(account, profile);
      const outcome = await this.#withServer(account, profile, { ...context, serverUsn: input.mediaUsn });
      this.#lastError = null;
      return outcome;
    } catch (cause) {
      const error = fromCause(cause) ?? cause;
      await this.#failed(error, input);
      throw error;
    }
  }

  async #withServer(
    account: LoggedIn,
    profile: SyncProfile,
    { signal, report, serverUsn }: RunContext & Pick<SyncParts, 'serverUsn'>,
  ): Promise<MediaOutcome> {
    const { store, folder, env, look, client: program } = this.#parts;
    const { address, hostKey } = account;
    const to = { address, hostKey, profile, signal, keepRedirect: true, kept: this.#kept };
    return withClient(this.#parts, to, (client) =>
      syncMedia({
        ...{ store, folder, env, signal, report, serverUsn },
        calls: new MediaCalls(client.calls, `ebb,${program.version},${program.platform}`),
        plan: mediaTransferPlan(address.base),
        settling: this.#settling,
        look: async (within) => void (await look.look({ ifNeeded: true, signal: within })),
        onFiles: (fileNames) => look.changed(fileNames),
      }),
    );
  }

  /** What is known of one account's server says nothing of another's. Logging out counts as another, too. */
  #forgetOtherAccount({ base, username }: LoggedIn, { mediaEpoch }: SyncProfile): void {
    const { store } = this.#parts;
    const account = JSON.stringify([base, username, mediaEpoch]);
    if (store.account === account) return;
    store.atomically(() => {
      if (store.account !== undefined) store.forgetAll();
      store.account = account;
    });
  }

  async #failed(error: unknown, { quiet }: Input): Promise<void> {
    const { store, env } = this.#parts;
    const atMs = env.clock.nowMs();
    if (!isAppError(error)) {
      store.addLogLine({ atMs, kind: 'failed', error: { code: 'internal', details: {} } });
      this.#lastError = { code: 'internal', details: {} };
      return;
    }
    if (isAppError(error, 'interrupted')) return store.addLogLine({ atMs, kind: 'aborted' });
    const { code, details } = error.toWire();
    store.addLogLine({ atMs, kind: 'failed', error: { code, details } });
    // Of what nobody asked for, nobody is told, but for what only the user can mend.
    if (quiet !== true || code === 'sync.sessionEnded') this.#lastError = { code, details };
    // The key is dead. Nothing else is forgotten: after a new login all goes on from here.
    if (code === 'sync.sessionEnded') {
      await forgetKey(this.#parts);
      this.#parts.emit('syncState', { running: false });
    }
  }

  /** Nobody waits for it, so nobody is told: what is not known to be on the disk is looked at by the next sync. */
  async #settled(): Promise<void> {
    const { env } = this.#parts;
    try {
      await this.#settling.all();
    } catch (cause) {
      env.log.error('media files are not safe on the disk yet', { code: codeOf(cause) });
    }
  }

  /** Now, or in a moment: how it stands is always told, as nothing more may happen for a long time. */
  #tell(now: boolean): void {
    const waitMs = this.#toldMs + TELL_EVERY_MS - performance.now();
    if (!now && waitMs > 0) {
      this.#tellLater ??= setTimeout(() => this.#tell(true), waitMs);
      return;
    }
    clearTimeout(this.#tellLater);
    this.#tellLater = undefined;
    this.#toldMs = performance.now();
    this.#parts.emit('mediaState', { running: this.#running !== undefined });
  }
}

function nothingMoved(kind: 'off' | 'loggedOut'): MediaOutcome {
  const counts = { checked: 0, added: { up: 0, down: 0 }, removed: { up: 0, down: 0 } };
  return { kind, counts, bytes: { up: 0, down: 0 }, skipped: [], kept: [] };
}
