import { type DoctorFacts, DoctorCheckName } from '#shared/contract/sync-doctor.ts';
import type { syncDoctor } from '#shared/contract/sync-doctor.ts';
import type { CallContext, OutputOf, ProgressOf } from '#shared/contract/define.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { CollectionSlot, SyncProfile } from '../../engine-types.ts';
import type { ReadDb } from '../../storage/connection.ts';
import { proxyFor } from '../http-proxy.ts';
import type { Network } from '../http-network.ts';
import { type ServerAddress, addressOf, isAnkiWeb } from '../server-address.ts';
import { type AccountDeps, loggedIn, networkOf, withClient } from '../sync-account.ts';
import type { SyncClient } from '../sync-client.ts';
import { PROTOCOL_VERSION } from '../sync-http.ts';
import { answerFinding } from './answer-finding.ts';
import { checkCertificate } from './certificate.ts';
import { type CheckOutcome, failed, skipped } from './check-outcome.ts';
import { checkClock } from './clock.ts';
import { checkConnection } from './connection.ts';
import { doctorRecordOf } from './doctor-record.ts';
import { CHECK_LIMITS_MS, type CheckLimits, type Checked, type Checks, runChecks } from './doctor-run.ts';
import { checkLogin, maskedName } from './login.ts';
import { type NameLookup, checkNameLookup, isAnyNetworkUp, systemLookup } from './name-lookup.ts';
import { checkProxy } from './proxy.ts';
import { type Route, routeTo } from './route.ts';
import { checkSanityCounts } from './sanity-counts.ts';
import { ServerAnswers } from './server-answers.ts';
import { checkServerVersion } from './server-version.ts';
import { checkSize } from './size.ts';
import { isOutOfTime } from './time-limit.ts';

export interface DiagnosisDeps extends AccountDeps {
  readonly slot: CollectionSlot;
  /** For tests; else as the system does. */
  readonly lookup?: NameLookup;
  readonly networkUp?: () => boolean;
  readonly limits?: CheckLimits;
}

type Context = CallContext<ProgressOf<typeof syncDoctor.run>>;

/** One look at everything that a sync needs. */
export class Diagnosis {
  readonly #deps: DiagnosisDeps;

  constructor(deps: DiagnosisDeps) {
    this.#deps = deps;
  }

  async run(context: Context): Promise<OutputOf<typeof syncDoctor.run>> {
    const profile = await this.#deps.syncProfile.load();
    const network = networkOf(this.#deps, profile);
    const { route, outcome } = await routeOf(profile, network);
    const checked =
      route === undefined ? await noRoute(outcome, context) : await this.#checked(profile, route, context);
    return { ...checked, about: this.#about(profile, route) };
  }

  async #checked(profile: SyncProfile, route: Route, context: Context): Promise<Checked> {
    const { limits = CHECK_LIMITS_MS } = this.#deps;
    return runChecks(this.#checks(profile, route), DoctorCheckName.options, context, limits);
  }

  #checks(profile: SyncProfile, route: Route): Checks {
    const { env, lookup = systemLookup, networkUp = isAnyNetworkUp } = this.#deps;
    const { ownCertificates } = profile;
    const { address } = route;
    const { nowMs } = env.clock;
    const account = loggedIn(profile);
    const record = doctorRecordOf(this.#deps.slot);
    // Asked for when it is needed: a restore may have put another collection in its place.
    const db = (): ReadDb | undefined => this.#deps.slot.find()?.db;
    let current = AbortSignal.abort();
    const answers = new ServerAnswers(route, (to, { withKey }) =>
      this.#withClient(profile, to, withKey, current, (client) => client.meta()),
    );
    /** What the server is asked within a check ends with that check. */
    const asking =
      (check: (signal: AbortSignal) => Promise<CheckOutcome>) =>
      async (signal: AbortSignal): Promise<CheckOutcome> => {
        current = signal;
        try {
          return await check(signal);
        } catch (cause) {
          if (!isAppError(cause) || isAppError(cause, 'interrupted')) throw cause;
          return failed(answerFinding(cause, address.host), { code: cause.code });
        }
      };
    return {
      nameLookup: (signal) => checkNameLookup({ route, lookup, networkUp, signal }),
      connection: (signal) => checkConnection(route, signal),
      proxy: (signal) => checkProxy(route, signal),
      certificate: (signal) => checkCertificate({ route, ownCertificates, nowMs, signal }),
      clock: asking((signal) => checkClock({ answers, nowMs, signal })),
      serverVersion: asking((signal) => checkServerVersion({ route, answers, signal })),
      login: asking(() => checkLogin(answers, account?.username)),
      size: () => checkSize({ db: db(), address, record }),
      sanityCounts: asking(async (signal) => {
        const { meta } = await answers.meta();
        if (meta === undefined) return skipped('notAnswered');
        return checkSanityCounts({
          db: db(),
          host: address.host,
          server: meta,
          record,
          ankiweb: isAnkiWeb(address.base),
          withCalls: (work) =>
            this.#withClient(profile, address, true, signal, async (client) => {
              const server = await client.meta();
              return work(client.merge, server);
            }),
        });
      }),
    };
  }

  async #withClient<T>(
    profile: SyncProfile,
    address: ServerAddress,
    withKey: boolean,
    signal: AbortSignal,
    work: (client: SyncClient) => Promise<T>,
  ): Promise<T> {
    const { hostKey, timeoutSecs } = profile;
    const to = { address, hostKey: withKey ? hostKey : null, profile, signal, keepRedirect: false };
    try {
      return await withClient(this.#deps, to, work);
    } catch (cause) {
      if (!isAppError(cause, 'interrupted') || !isOutOfTime(signal)) throw cause;
      throw new AppError('sync.timeout', { host: address.host, timeoutSecs }, { cause });
    }
  }

  #about({ username, timeoutSecs }: SyncProfile, route: Route | undefined): DoctorFacts {
    const { client, env } = this.#deps;
    const { lastFailure, countFailures } = doctorRecordOf(this.#deps.slot);
    return {
      version: client.version,
      platform: client.platform,
      protocol: PROTOCOL_VERSION,
      time: new Date(env.clock.nowMs()).toISOString(),
      server: route?.address.base ?? null,
      proxy: route?.proxy?.name ?? null,
      user: username === null ? null : maskedName(username),
      timeoutSecs,
      lastFailure: lastFailure === null ? null : `${lastFailure.code} ×${lastFailure.times}`,
      countFailures,
    };
  }
}

type RouteOrOutcome =
  | { readonly route: Route; readonly outcome?: never }
  | { readonly route?: never; readonly outcome: CheckOutcome };

async function routeOf({ server, redirectedUrl }: SyncProfile, network: Network): Promise<RouteOrOutcome> {
  try {
    const address = addressOf(server, redirectedUrl);
    return { route: routeTo(address, await proxyFor(address.base, network)) };
  } catch (cause) {
    if (isAppError(cause, 'sync.badAddress')) return { outcome: failed({ kind: 'noAddress' }) };
    if (!isAppError(cause, 'sync.proxySetting')) throw cause;
    const { variable } = cause.details;
    return { outcome: failed({ kind: 'proxySetting', variable }, { variable }) };
  }
}

/** Without a way to go, already the first check has failed. */
function noRoute(outcome: CheckOutcome, context: Context): Promise<Checked> {
  const [first, ...others] = DoctorCheckName.options;
  const never: Checks['nameLookup'] = () => outcome;
  const checks = Object.fromEntries([first, ...others].map((name) => [name, never])) as Checks;
  return runChecks(checks, DoctorCheckName.options, context);
}
