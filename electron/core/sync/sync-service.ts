import type { CancelSignal, Handlers, InputOf, OpResult, OutputOf } from '#shared/contract/define.ts';
import type { CollectionNumbers } from '#shared/contract/collection.ts';
import type {
  MergeCounts,
  SyncOutcome,
  SyncSettings,
  SyncStatus,
  TrustedCertificate,
  sync,
} from '#shared/contract/sync.ts';
import { allChanged } from '#shared/domain/op-changes.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Collection } from '../collection/collection.ts';
import { noteServerClock } from '../collection/clock-check.ts';
import { opChangesOf } from '../collection/op-changes-of.ts';
import type { CollectionSlot, EngineOptions, SyncProfile } from '../engine-types.ts';
import { fromCause } from '../errors/from-cause.ts';
import { getCol } from '../storage/col-storage.ts';
import { forceOneWay, unforceOneWay } from './force-one-way.ts';
import { downloadCollection } from './full-download.ts';
import { demandChoice, outcomeOf, toldInPassing } from './full-sync-choice.ts';
import type { CollectionFiles, FullSyncResult, FullSyncRun, SafetyCopies, SyncContext } from './full-sync-run.ts';
import { reportStage } from './full-sync-run.ts';
import { finishLostUpload, uploadCollection } from './full-upload.ts';
import { type MergeRun, mergeCollection } from './merge/merge-collection.ts';
import { transferPlan } from './merge/transfer-plan.ts';
import { InspectedServer } from './inspected-server.ts';
import type { KeptConnection } from './kept-connection.ts';
import { noteInStep, noteUser } from './note-in-step.ts';
import { otherAccountOf } from './other-account.ts';
import { waitingCounts } from './pending-rows.ts';
import { recorded } from './recorded-run.ts';
import { ServerNewsMemory } from './server-news.ts';
import type { WaitTimer } from './stall-monitor.ts';
import type { LoggedIn } from './sync-account.ts';
import {
  changeSettings,
  forgetKey,
  loggedIn,
  login,
  logout,
  settingsOf,
  testConnection,
  trustCertificates,
  trustedCertificates,
  withClient,
} from './sync-account.ts';
import type { SyncClient } from './sync-client.ts';
import { type ServerMeta, type SyncDecision, syncDecision } from './sync-decision.ts';
import { type SyncMarks, isForcedOneWay, isSyncedWith, localMeta, onlyWeDownloaded, syncedWith } from './sync-state.ts';
import type { RunRecord, SyncJournal } from './sync-journal.ts';
import { isLocallyClean } from './sync-status.ts';
import { syncStatusOf } from './sync-status-of.ts';

export interface SyncDeps
  extends Pick<EngineOptions, 'paths' | 'env' | 'syncProfile' | 'client' | 'emit' | 'systemProxy'> {
  readonly slot: CollectionSlot;
  readonly safety: SafetyCopies;
  readonly files: CollectionFiles;
  readonly journal: SyncJournal;
  /** Left open from one sync to the next; whoever made it closes it at the end. */
  readonly kept: KeptConnection;
  /** A backup was restored since the profile opened. */
  readonly autoSyncPaused: () => boolean;
  readonly timer?: WaitTimer;
}

/** Every call of the sync contract. */
export function syncService(deps: SyncDeps): Handlers<typeof sync> {
  const service = new SyncService(deps);
  return {
    status: () => service.status(),
    checkServer: ({ force }, { signal }) => service.checkServer(force === true, signal),
    login: (input, { signal }) => service.login(input, signal),
    logout: () => service.logout(),
    start: (input, context) => service.start(input, context),
    resolve: (input, context) => service.resolve(input, context),
    inspectServer: (_input, context) => service.inspectServer(context),
    settings: async () => settingsOf(await deps.syncProfile.load()),
    setSettings: (input) => service.setSettings(input),
    testConnection: ({ serverUrl }, { signal }) => testConnection(deps, serverUrl, signal),
    trustedCertificates: () => trustedCertificates(deps),
    trustCertificates: ({ pem }) => service.trustCertificates(pem),
    setForceOneWay: ({ on }) => service.setForceOneWay(on),
  };
}

interface QuietCheck {
  readonly stop: AbortController;
  /** Whether there was an answer. */
  readonly done: Promise<boolean>;
}
interface Looked {
  readonly server: ServerMeta;
  /** A clock that is wrong was an error before. */
  readonly decision: Exclude<SyncDecision, { kind: 'clockSkew' }>;
}

class SyncService {
  readonly #deps: SyncDeps;
  readonly #inspected: InspectedServer;
  readonly #news = new ServerNewsMemory();
  #running = false;
  #check: QuietCheck | undefined;
  /** The server's state that the user was asked about; a choice is good for this state only. */
  #choice: SyncMarks | undefined;

  constructor(deps: SyncDeps) {
    this.#deps = deps;
    this.#inspected = new InspectedServer(deps.paths, deps.files);
  }

  async status(): Promise<SyncStatus> {
    const { syncProfile, slot, autoSyncPaused } = this.#deps;
    return syncStatusOf({
      profile: await syncProfile.load(),
      collection: slot.find(),
      serverNews: this.#news.news,
      running: this.#running,
      autoSyncPaused: autoSyncPaused(),
    });
  }

  /** Asks the server in passing. Its failures are nobody's concern: what was known before stays. */
  async checkServer(force: boolean, signal: CancelSignal): Promise<OutputOf<typeof sync.checkServer>> {
    const { slot, syncProfile, env } = this.#deps;
    const profile = await syncProfile.load();
    const account = loggedIn(profile);
    const collection = slot.find();
    const useful = account !== undefined && collection !== undefined && !this.#running && isClean(collection);
    if (useful && this.#check === undefined && (force || this.#news.shouldAsk(account, env.clock.nowMs()))) {
      this.#check = this.#askQuietly(account, profile, signal);
    }
    const answered = (await this.#check?.done) === true;
    return { ...(await this.status()), answered };
  }

  async login(input: InputOf<typeof sync.login>, signal: CancelSignal): Promise<OutputOf<typeof sync.login>> {
    return this.#accountChange(() => login(this.#deps, input, signal));
  }

  async logout(): Promise<null> {
    return this.#accountChange(async () => {
      await logout(this.#deps);
      return null;
    });
  }

  async setSettings(input: InputOf<typeof sync.setSettings>): Promise<SyncSettings> {
    return this.#accountChange(() => changeSettings(this.#deps, input));
  }

  async trustCertificates(pem: string | null): Promise<TrustedCertificate[]> {
    const trusted = await trustCertificates(this.#deps, pem);
    // It was opened by what was trusted before.
    await this.#deps.kept.close();
    return trusted;
  }

  setForceOneWay(on: boolean): OpResult<{ forcedOneWay: boolean }> {
    const collection = this.#deps.slot.get();
    const changed = on ? forceOneWay(collection) : unforceOneWay(collection);
    return {
      output: { forcedOneWay: isForcedOneWay(collection.db) },
      changes: changed ? opChangesOf('forceOneWay', new Set()) : null,
    };
  }

  start({ otherAccount = false }: InputOf<typeof sync.start>, context: SyncContext): Promise<SyncOutcome> {
    return this.#exclusively(async () => {
      await this.#inspected.drop();
      const collection = this.#deps.slot.get();
      reportStage(context, 'connecting');
      return this.#recorded(context, async (client, account, record) => {
        const looked = await this.#look(client, account, collection);
        const moves = looked.decision.kind === 'normal' || looked.decision.kind === 'full';
        const other = moves && !otherAccount ? otherAccountOf(collection.db, account) : undefined;
        if (other !== undefined) return other;
        this.#choice = looked.decision.kind === 'full' ? looked.server : undefined;
        if (looked.decision.kind === 'normal') {
          const { server } = looked;
          const { localIsNewer } = looked.decision;
          const observer = record.observer(collection.db);
          const counts = await this.#merge(client, account, { collection, context, observer, server, localIsNewer });
          return { kind: 'merged', ...toldInPassing(server), counts };
        }
        if (looked.decision.kind === 'noChanges') await noteInStep(this.#deps, collection, account);
        const { numbersOf } = this.#deps.files;
        return outcomeOf(looked.decision, looked.server, collection.db, { numbersOf, account });
      });
    });
  }

  resolve(input: InputOf<typeof sync.resolve>, context: SyncContext): Promise<FullSyncResult> {
    return this.#exclusively(async () => {
      const collection = this.#deps.slot.get();
      reportStage(context, 'connecting');
      return this.#recorded(context, async (client, account, record) => {
        const looked = await this.#look(client, account, collection);
        demandChoice(looked, input.direction, this.#choice);
        if (input.direction === 'download') record.replaces(waitingCounts(collection.db));
        const run = this.#fullSyncRun(client, account, context);
        const result =
          input.direction === 'upload'
            ? await uploadCollection(run, looked.server, { withoutServerCopy: input.withoutServerCopy === true })
            : await downloadCollection(run, looked.server);
        await this.#replaced(account, result);
        return result;
      });
    });
  }

  /** Fetches, counts and keeps the server's collection. What the user then chooses is about this state. */
  inspectServer(context: SyncContext): Promise<CollectionNumbers> {
    return this.#exclusively(() =>
      this.#withAccount(context, async (client) => {
        const before = await client.meta();
        const { file, numbers } = await this.#inspected.fetch(client, context);
        const now = await client.meta();
        // Otherwise somebody else was there meanwhile: what was counted is no longer what would be replaced.
        this.#choice = onlyWeDownloaded(before, now) ? now : file.marks;
        return numbers;
      }),
    );
  }

  #askQuietly(account: LoggedIn, profile: SyncProfile, signal: CancelSignal): QuietCheck {
    const { env, slot } = this.#deps;
    const stop = new AbortController();
    const cancel = (): void => stop.abort();
    signal.addEventListener('abort', cancel, { once: true });
    this.#news.asking(account, env.clock.nowMs());
    const ask = async (): Promise<boolean> => {
      try {
        const server = await this.#connect(account, profile, stop.signal, (client) => client.meta());
        const collection = slot.find();
        if (collection === undefined || !isClean(collection)) return false;
        if (server.proceed) noteServerClock(collection, server.clockSecs * 1000);
        const before = this.#news.news;
        this.#heard(account, this.#decide(server, account, collection).kind);
        // Nobody waits for a quiet question's answer: windows learn of it as of any other change of the button.
        if (this.#news.news !== before) this.#deps.emit('syncState', { running: this.#running });
        return server.proceed;
      } catch (cause) {
        if (!isAppError(cause)) throw cause;
        env.log.info('quiet sync check failed', { code: cause.code });
        return false;
      } finally {
        signal.removeEventListener('abort', cancel);
        this.#check = undefined;
      }
    };
    return { stop, done: ask() };
  }

  async #accountChange<T>(change: () => Promise<T>): Promise<T> {
    // A run that goes on would write back to the account that was just left.
    if (this.#running) throw new AppError('sync.running', {});
    const result = await change();
    await this.#deps.kept.close();
    this.#news.forget();
    this.#choice = undefined;
    await this.#inspected.drop();
    this.#deps.emit('syncState', { running: false });
    return result;
  }

  async #exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running) throw new AppError('sync.running', {});
    this.#running = true;
    this.#deps.emit('syncState', { running: true });
    try {
      // Its meta would end what we are about to begin.
      this.#check?.stop.abort();
      await this.#check?.done;
      return await work();
    } catch (cause) {
      throw fromCause(cause) ?? cause;
    } finally {
      this.#running = false;
      this.#deps.emit('syncState', { running: false });
    }
  }

  #recorded<T extends SyncOutcome | FullSyncResult>(
    context: SyncContext,
    work: (client: SyncClient, account: LoggedIn, record: RunRecord) => Promise<T>,
  ): Promise<T> {
    const { journal } = this.#deps;
    return this.#withAccount(context, (client, account) =>
      recorded(journal, account, (record) => work(client, account, record)),
    );
  }

  async #withAccount<T>(
    { signal }: SyncContext,
    work: (client: SyncClient, account: LoggedIn) => Promise<T>,
  ): Promise<T> {
    const profile = await this.#deps.syncProfile.load();
    const account = loggedIn(profile);
    if (account === undefined) throw new AppError('sync.loggedOut', {});
    try {
      return await this.#connect(account, profile, signal, (client) => work(client, account));
    } catch (cause) {
      // The key is dead. Nothing else is forgotten: after a new login all goes on from here.
      if (isAppError(cause, 'sync.sessionEnded')) {
        await forgetKey(this.#deps);
        this.#news.forget();
      }
      throw cause;
    }
  }

  #connect<T>(
    { address, hostKey }: LoggedIn,
    profile: SyncProfile,
    signal: CancelSignal,
    work: (client: SyncClient) => Promise<T>,
  ): Promise<T> {
    const { kept } = this.#deps;
    return withClient(this.#deps, { address, hostKey, profile, signal, keepRedirect: true, kept }, work);
  }

  async #look(client: SyncClient, account: LoggedIn, collection: Collection): Promise<Looked> {
    const server = await client.meta();
    if (server.proceed && finishLostUpload(collection, server, account)) {
      this.#deps.emit('changes', allChanged('sync'));
    }
    // One that wants no sync need not tell its time.
    if (server.proceed) noteServerClock(collection, server.clockSecs * 1000);
    const decision = this.#decide(server, account, collection);
    // With changes of our own in it the answer says nothing of the server's that stays true without them.
    if (isClean(collection)) this.#heard(account, decision.kind);
    else this.#news.forget();
    if (decision.kind === 'clockSkew') {
      const { localSecs, serverSecs } = decision;
      throw new AppError('sync.clockSkew', { localSecs, serverSecs });
    }
    return { server, decision };
  }

  #heard(account: LoggedIn, decision: SyncDecision['kind']): void {
    this.#news.heard(account, decision, this.#deps.env.clock.nowMs());
  }

  #decide(server: ServerMeta, { base, username }: LoggedIn, { db, env }: Collection): SyncDecision {
    const newAccount = !isSyncedWith(syncedWith.find(db), { base, username });
    const nowSecs = Math.floor(env.clock.nowMs() / 1000);
    return syncDecision(localMeta(db), server, { forced: isForcedOneWay(db), newAccount }, nowSecs);
  }

  async #merge(
    client: SyncClient,
    loggedInAs: LoggedIn,
    run: Pick<MergeRun, 'collection' | 'context' | 'observer' | 'server' | 'localIsNewer'>,
  ): Promise<MergeCounts> {
    const { safety } = this.#deps;
    const { base, username } = loggedInAs;
    const account = { base, username };
    const plan = transferPlan(client.address.base);
    const counts = await mergeCollection({ ...run, calls: client.merge, plan, safety, account });
    this.#heard(loggedInAs, 'noChanges');
    await noteUser(this.#deps, loggedInAs);
    this.#deps.emit('changes', allChanged('sync'));
    return counts;
  }

  #fullSyncRun(client: SyncClient, account: LoggedIn, context: SyncContext): FullSyncRun {
    const { paths, env, slot, safety, files } = this.#deps;
    return {
      paths,
      env,
      slot,
      safety,
      files,
      client,
      context,
      account: { base: account.base, username: account.username },
      inspected: this.#inspected.file,
      onServerMarks: (marks) => {
        this.#choice = marks;
      },
    };
  }

  async #replaced(account: LoggedIn, { kind }: FullSyncResult): Promise<void> {
    this.#choice = undefined;
    this.#heard(account, 'noChanges');
    await this.#inspected.drop();
    await noteUser(this.#deps, account);
    this.#deps.emit('changes', allChanged(kind === 'downloaded' ? 'replaceCollection' : 'sync'));
  }
}

function isClean({ db }: Collection): boolean {
  const { modMs, scmMs, lastSyncMs: lsMs } = getCol(db);
  return isLocallyClean({ modMs, scmMs, lsMs });
}
