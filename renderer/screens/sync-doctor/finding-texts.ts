import type { DoctorFinding } from '#shared/contract/sync-doctor.ts';
import type { MessageArgumentNames, MessageId } from '#shared/i18n/message-ids.gen.ts';

/** What the one button of a finding does. */
export type FindingAction = 'lookAgain' | 'logIn' | 'openSyncSettings' | 'syncAgain' | 'openBackups' | 'copyReport';

type Kind = DoctorFinding['kind'];
type Of<K extends Kind> = Extract<DoctorFinding, { readonly kind: K }>;

/** Values that are made from a finding by formatting, beside its own. */
interface Formatted {
  readonly certificateExpired: 'until';
  readonly certificateNotYetValid: 'from';
  readonly clockWrong: 'difference' | 'localTime' | 'serverTime';
  readonly tooLarge: 'size' | 'limit';
  readonly sizeRefused: 'size';
  readonly countsDiffer: 'differences';
  readonly countsDiffered: 'differences';
  readonly countsDifferAgain: 'differences';
}
type FormattedOf<K> = K extends keyof Formatted ? Formatted[K] : never;

/** Messages whose arguments this finding can fill. */
type MessageFor<K extends Kind> = {
  [I in MessageId]: [MessageArgumentNames[I]] extends [keyof Of<K> | FormattedOf<K>] ? I : never;
}[MessageId];

export interface FindingText<K extends Kind = Kind> {
  /** One sentence: what is the matter. */
  readonly title: MessageFor<K>;
  /** What to do about it, and the button for it. */
  readonly next: MessageFor<K>;
  readonly action: FindingAction;
}

function text<K extends Kind>(
  kind: K,
  action: FindingAction,
): { title: `doctor-${K}`; next: `doctor-${K}-next`; action: FindingAction } {
  return { title: `doctor-${kind}`, next: `doctor-${kind}-next`, action };
}

/** A finding without its text does not compile, nor a text that wants more than the finding carries. */
const findingTexts: { readonly [K in Kind]: FindingText<K> } = {
  noAddress: text('noAddress', 'openSyncSettings'),
  noNetwork: text('noNetwork', 'lookAgain'),
  nameUnknown: text('nameUnknown', 'openSyncSettings'),
  nameServerSilent: text('nameServerSilent', 'lookAgain'),
  connectionRefused: text('connectionRefused', 'openSyncSettings'),
  connectionSilent: text('connectionSilent', 'lookAgain'),
  unreachable: text('unreachable', 'lookAgain'),
  proxySetting: text('proxySetting', 'lookAgain'),
  proxyNameUnknown: text('proxyNameUnknown', 'lookAgain'),
  proxyUnreachable: text('proxyUnreachable', 'lookAgain'),
  proxyLogin: text('proxyLogin', 'lookAgain'),
  proxyRefuses: text('proxyRefuses', 'copyReport'),
  notAProxy: text('notAProxy', 'lookAgain'),
  certificateIssuer: text('certificateIssuer', 'openSyncSettings'),
  certificateExpired: text('certificateExpired', 'copyReport'),
  certificateNotYetValid: text('certificateNotYetValid', 'copyReport'),
  certificateName: text('certificateName', 'openSyncSettings'),
  noTlsThere: text('noTlsThere', 'openSyncSettings'),
  tlsFailed: text('tlsFailed', 'lookAgain'),
  clockWrong: text('clockWrong', 'syncAgain'),
  needsTls: text('needsTls', 'openSyncSettings'),
  webPage: text('webPage', 'openSyncSettings'),
  wrongPath: text('wrongPath', 'openSyncSettings'),
  notASyncServer: text('notASyncServer', 'openSyncSettings'),
  serverTooOld: text('serverTooOld', 'copyReport'),
  clientTooOld: text('clientTooOld', 'copyReport'),
  serverProblem: text('serverProblem', 'lookAgain'),
  serverSilent: text('serverSilent', 'lookAgain'),
  serverStops: text('serverStops', 'syncAgain'),
  unknownAnswer: text('unknownAnswer', 'copyReport'),
  loggedOut: text('loggedOut', 'logIn'),
  loginRefused: text('loginRefused', 'logIn'),
  tooLarge: text('tooLarge', 'syncAgain'),
  sizeRefused: text('sizeRefused', 'syncAgain'),
  localFaults: text('localFaults', 'openBackups'),
  countsDiffer: text('countsDiffer', 'openSyncSettings'),
  countsDiffered: text('countsDiffered', 'syncAgain'),
  countsDifferAgain: text('countsDifferAgain', 'copyReport'),
  dataRefused: text('dataRefused', 'openSyncSettings'),
};

export interface ChosenText {
  readonly title: MessageId;
  readonly next: MessageId;
  readonly action: FindingAction;
}

/** Null: nothing is wrong. */
export function findingText(finding: DoctorFinding | null): ChosenText {
  if (finding === null) return { title: 'doctor-fine', next: 'doctor-fine-next', action: 'syncAgain' };
  const chosen = findingTexts[finding.kind];
  return { ...chosen, next: otherNext(finding) ?? chosen.next };
}

/** Where a detail of the finding decides what is to be said. */
function otherNext(finding: DoctorFinding): MessageId | undefined {
  switch (finding.kind) {
    case 'proxySetting':
      return finding.variable === 'system' ? 'doctor-proxySetting-system-next' : undefined;
    case 'countsDiffer':
    case 'countsDiffered':
    case 'countsDifferAgain':
      return finding.there === null ? `doctor-${finding.kind}-server-next` : undefined;
    default:
      return undefined;
  }
}
