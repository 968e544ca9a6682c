import type { ErrorCode, ErrorDetails } from '#shared/errors/error-codes.ts';
import type { MessageArgumentNames, MessageId } from './message-ids.gen.ts';

/** What the one button of an error dialog does next. */
export type ErrorAction = 'close' | 'tryAgain' | 'logIn' | 'syncAgain' | 'openSyncSettings' | 'openBackups' | 'restart';

/** Values that are made from details by formatting, beside the details themselves. */
interface FormattedDetails {
  'clock.wrong': { localTime: string; otherTime: string; difference: string };
  'sync.clockSkew': { localTime: string; serverTime: string; difference: string };
  'sync.sanityFailed': { counts: string };
}
type FormattedOf<C> = C extends keyof FormattedDetails ? keyof FormattedDetails[C] : never;

/** Messages whose arguments this error can fill. */
type MessageFor<C extends ErrorCode> = {
  [I in MessageId]: [MessageArgumentNames[I]] extends [keyof ErrorDetails[C] | FormattedOf<C>] ? I : never;
}[MessageId];

interface ErrorText<C extends ErrorCode> {
  /** One sentence: what is the matter. */
  readonly title: MessageFor<C>;
  /** What is safe. */
  readonly safe: MessageFor<C>;
  /** The one sensible next step, and the button for it. */
  readonly next: MessageFor<C>;
  readonly action: ErrorAction;
}

/** `interrupted` is what a cancel leads to: shown to nobody. */
export type ShownErrorCode = Exclude<ErrorCode, 'interrupted'>;

const internal = { title: 'error-internal', safe: 'safe-stored', next: 'next-restart', action: 'restart' } as const;

/** A code without its text does not compile, nor a text that wants more than the error carries. */
export const errorTexts: { readonly [C in ShownErrorCode]: ErrorText<C> } = {
  internal,
  invalidInput: { title: 'error-invalidInput', safe: 'safe-here', next: 'next-close', action: 'close' },
  notFound: { title: 'error-notFound', safe: 'safe-here', next: 'next-notFound', action: 'close' },
  notAllowedHere: { title: 'error-notAllowedHere', safe: 'safe-here', next: 'next-close', action: 'close' },
  unknownMethod: { title: 'error-unknownMethod', safe: 'safe-stored', next: 'next-reload', action: 'restart' },
  disconnected: { title: 'error-disconnected', safe: 'safe-stored', next: 'next-reconnect', action: 'tryAgain' },
  'collection.busy': {
    title: 'error-collection-busy',
    safe: 'safe-collection',
    next: 'next-collection-busy',
    action: 'tryAgain',
  },
  'collection.newer': {
    title: 'error-collection-newer',
    safe: 'safe-collection',
    next: 'next-update-ebb',
    action: 'openBackups',
  },
  'collection.damaged': {
    title: 'error-collection-damaged',
    safe: 'safe-collection',
    next: 'next-backups',
    action: 'openBackups',
  },
  'collection.readOnly': {
    title: 'error-collection-readOnly',
    safe: 'safe-collection',
    next: 'next-collection-readOnly',
    action: 'tryAgain',
  },
  'collection.missing': {
    title: 'error-collection-missing',
    safe: 'safe-here',
    next: 'next-backups',
    action: 'openBackups',
  },
  'collection.notOpen': {
    title: 'error-collection-notOpen',
    safe: 'safe-here',
    next: 'next-restart',
    action: 'restart',
  },
  'disk.full': { title: 'error-disk-full', safe: 'safe-local-kept', next: 'next-free-space', action: 'tryAgain' },
  'file.notACollection': {
    title: 'error-file-notACollection',
    safe: 'safe-local-kept',
    next: 'next-other-file',
    action: 'close',
  },
  'file.unsupportedSchema': {
    title: 'error-file-unsupportedSchema',
    safe: 'safe-local-kept',
    next: 'next-other-file',
    action: 'close',
  },
  'file.gone': { title: 'error-file-gone', safe: 'safe-here', next: 'next-file-gone', action: 'close' },
  'file.notAllowed': {
    title: 'error-file-notAllowed',
    safe: 'safe-here',
    next: 'next-file-notAllowed',
    action: 'close',
  },
  'file.exists': { title: 'error-file-exists', safe: 'safe-here', next: 'next-file-exists', action: 'close' },
  'package.notAPackage': {
    title: 'error-package-notAPackage',
    safe: 'safe-local-kept',
    next: 'next-other-file',
    action: 'close',
  },
  'package.damaged': {
    title: 'error-package-damaged',
    safe: 'safe-local-kept',
    next: 'next-package-damaged',
    action: 'close',
  },
  'package.tooNew': {
    title: 'error-package-tooNew',
    safe: 'safe-local-kept',
    next: 'next-package-tooNew',
    action: 'close',
  },
  'package.tooLarge': {
    title: 'error-package-tooLarge',
    safe: 'safe-local-kept',
    next: 'next-other-file',
    action: 'close',
  },
  'package.encrypted': {
    title: 'error-package-encrypted',
    safe: 'safe-local-kept',
    next: 'next-package-encrypted',
    action: 'close',
  },
  'package.futureDates': {
    title: 'error-package-futureDates',
    safe: 'safe-local-kept',
    next: 'next-package-futureDates',
    action: 'close',
  },
  'package.notetypeKindsDiffer': {
    title: 'error-package-notetypeKindsDiffer',
    safe: 'safe-local-kept',
    next: 'next-package-notetypeKindsDiffer',
    action: 'close',
  },
  'media.checkNeeded': {
    title: 'error-media-checkNeeded',
    safe: 'safe-here',
    next: 'next-media-checkNeeded',
    action: 'close',
  },
  'text.notUtf8': { title: 'error-text-notUtf8', safe: 'safe-here', next: 'next-text-notUtf8', action: 'close' },
  'text.empty': { title: 'error-text-empty', safe: 'safe-here', next: 'next-other-file', action: 'close' },
  'deck.filteredCantHaveChildren': {
    title: 'error-deck-filteredCantHaveChildren',
    safe: 'safe-here',
    next: 'next-other-deck',
    action: 'close',
  },
  'deck.nothingFound': {
    title: 'error-deck-nothingFound',
    safe: 'safe-here',
    next: 'next-deck-nothingFound',
    action: 'close',
  },
  'notetype.invalid': {
    title: 'error-notetype-invalid',
    safe: 'safe-here',
    next: 'next-notetype-invalid',
    action: 'close',
  },
  'notetype.lastOne': {
    title: 'error-notetype-lastOne',
    safe: 'safe-here',
    next: 'next-notetype-lastOne',
    action: 'close',
  },
  'deck.cantMoveIntoItself': {
    title: 'error-deck-cantMoveIntoItself',
    safe: 'safe-here',
    next: 'next-other-deck',
    action: 'close',
  },
  'deck.nameEmpty': { title: 'error-deck-nameEmpty', safe: 'safe-here', next: 'next-write-name', action: 'close' },
  'search.invalid': { title: 'error-search-invalid', safe: 'safe-here', next: 'next-search-invalid', action: 'close' },
  'card.changed': { title: 'error-card-changed', safe: 'safe-here', next: 'next-close', action: 'close' },
  'fsrs.cantOptimize': {
    title: 'error-fsrs-cantOptimize',
    safe: 'safe-here',
    next: 'next-fsrs-cantOptimize',
    action: 'close',
  },
  'fsrs.noReviews': { title: 'error-fsrs-noReviews', safe: 'safe-here', next: 'next-fsrs-noReviews', action: 'close' },
  'undo.empty': { title: 'error-undo-empty', safe: 'safe-here', next: 'next-close', action: 'close' },
  'redo.empty': { title: 'error-redo-empty', safe: 'safe-here', next: 'next-close', action: 'close' },
  'syncHistory.cantPutBack': {
    title: 'error-syncHistory-cantPutBack',
    safe: 'safe-here',
    next: 'next-cantPutBack',
    action: 'close',
  },
  'clock.wrong': { title: 'error-clock-wrong', safe: 'safe-here', next: 'next-clock-wrong', action: 'close' },
  'scheduler.tooOld': {
    title: 'error-scheduler-tooOld',
    safe: 'safe-here',
    next: 'next-scheduler-tooOld',
    action: 'close',
  },
  'scheduler.upToDate': {
    title: 'error-scheduler-upToDate',
    safe: 'safe-here',
    next: 'next-close',
    action: 'close',
  },
  'customStudy.nameTaken': {
    title: 'error-customStudy-nameTaken',
    safe: 'safe-here',
    next: 'next-customStudy-nameTaken',
    action: 'close',
  },
  'customStudy.filteredDeck': {
    title: 'error-customStudy-filteredDeck',
    safe: 'safe-here',
    next: 'next-other-deck',
    action: 'close',
  },
  'customStudy.nothingFound': {
    title: 'error-customStudy-nothingFound',
    safe: 'safe-here',
    next: 'next-customStudy-nothingFound',
    action: 'close',
  },
  'media.tooLarge': {
    title: 'error-media-tooLarge',
    safe: 'safe-here',
    next: 'next-media-tooLarge',
    action: 'close',
  },
  'media.notAttachable': {
    title: 'error-media-notAttachable',
    safe: 'safe-here',
    next: 'next-media-notAttachable',
    action: 'close',
  },
  'media.folderUnusable': {
    title: 'error-media-folderUnusable',
    safe: 'safe-both',
    next: 'next-media-folder',
    action: 'tryAgain',
  },
  'backup.failed': {
    title: 'error-backup-failed',
    safe: 'safe-no-copy',
    next: 'next-backup-failed',
    action: 'tryAgain',
  },
  'profile.refused': {
    title: 'error-profile-refused',
    safe: 'safe-here',
    next: 'next-profile-refused',
    action: 'close',
  },
  'backup.damaged': {
    title: 'error-backup-damaged',
    safe: 'safe-local-kept',
    next: 'next-other-backup',
    action: 'openBackups',
  },
  'sync.loggedOut': { title: 'error-sync-loggedOut', safe: 'safe-both', next: 'next-log-in', action: 'logIn' },
  'sync.wrongCredentials': {
    title: 'error-sync-wrongCredentials',
    safe: 'safe-login',
    next: 'next-wrong-credentials',
    action: 'logIn',
  },
  'sync.sessionEnded': {
    title: 'error-sync-sessionEnded',
    safe: 'safe-logged-out',
    next: 'next-log-in',
    action: 'logIn',
  },
  'sync.badAddress': {
    title: 'error-sync-badAddress',
    safe: 'safe-both',
    next: 'next-bad-address',
    action: 'openSyncSettings',
  },
  'sync.offline': { title: 'error-sync-offline', safe: 'safe-both', next: 'next-offline', action: 'tryAgain' },
  'sync.noAnswer': { title: 'error-sync-noAnswer', safe: 'safe-both', next: 'next-no-answer', action: 'tryAgain' },
  'sync.timeout': { title: 'error-sync-timeout', safe: 'safe-both', next: 'next-timeout', action: 'tryAgain' },
  'sync.connectionLost': {
    title: 'error-sync-connectionLost',
    safe: 'safe-both',
    next: 'next-try-again',
    action: 'tryAgain',
  },
  'sync.tls': { title: 'error-sync-tls', safe: 'safe-both', next: 'next-tls', action: 'tryAgain' },
  'sync.tlsSelfSigned': {
    title: 'error-sync-tlsSelfSigned',
    safe: 'safe-not-sent',
    next: 'next-tls-selfSigned',
    action: 'openSyncSettings',
  },
  'sync.tlsUnknownIssuer': {
    title: 'error-sync-tlsUnknownIssuer',
    safe: 'safe-not-sent',
    next: 'next-tls-unknownIssuer',
    action: 'openSyncSettings',
  },
  'sync.tlsExpired': {
    title: 'error-sync-tlsExpired',
    safe: 'safe-not-sent',
    next: 'next-tls-expired',
    action: 'tryAgain',
  },
  'sync.tlsNotYetValid': {
    title: 'error-sync-tlsNotYetValid',
    safe: 'safe-not-sent',
    next: 'next-tls-notYetValid',
    action: 'tryAgain',
  },
  'sync.tlsWrongName': {
    title: 'error-sync-tlsWrongName',
    safe: 'safe-not-sent',
    next: 'next-tls-wrongName',
    action: 'openSyncSettings',
  },
  'sync.tlsNotSpoken': {
    title: 'error-sync-tlsNotSpoken',
    safe: 'safe-not-sent',
    next: 'next-tls-notSpoken',
    action: 'openSyncSettings',
  },
  'sync.tlsExpected': {
    title: 'error-sync-tlsExpected',
    safe: 'safe-both',
    next: 'next-tls-expected',
    action: 'openSyncSettings',
  },
  'sync.tlsClosed': {
    title: 'error-sync-tlsClosed',
    safe: 'safe-not-sent',
    next: 'next-tls-closed',
    action: 'tryAgain',
  },
  'sync.proxyAuth': { title: 'error-sync-proxyAuth', safe: 'safe-both', next: 'next-proxy', action: 'close' },
  'sync.proxyUnreachable': {
    title: 'error-sync-proxyUnreachable',
    safe: 'safe-both',
    next: 'next-proxy-unreachable',
    action: 'tryAgain',
  },
  'sync.proxyRefused': {
    title: 'error-sync-proxyRefused',
    safe: 'safe-both',
    next: 'next-proxy-refused',
    action: 'tryAgain',
  },
  'sync.proxySetting': {
    title: 'error-sync-proxySetting',
    safe: 'safe-both',
    next: 'next-proxy-setting',
    action: 'close',
  },
  'sync.otherDeviceSyncing': {
    title: 'error-sync-otherDeviceSyncing',
    safe: 'safe-both',
    next: 'next-try-later',
    action: 'tryAgain',
  },
  'sync.serverProblem': {
    title: 'error-sync-serverProblem',
    safe: 'safe-both',
    next: 'next-try-later',
    action: 'tryAgain',
  },
  'sync.clientTooOld': {
    title: 'error-sync-clientTooOld',
    safe: 'safe-both',
    next: 'next-update-ebb',
    action: 'close',
  },
  'sync.serverTooOld': {
    title: 'error-sync-serverTooOld',
    safe: 'safe-both',
    next: 'next-update-server',
    action: 'close',
  },
  'sync.badRequest': {
    title: 'error-sync-badRequest',
    safe: 'safe-both',
    next: 'next-bad-request',
    action: 'syncAgain',
  },
  'sync.unexpectedStatus': {
    title: 'error-sync-unexpectedStatus',
    safe: 'safe-both',
    next: 'next-try-later',
    action: 'tryAgain',
  },
  'sync.notASyncServer': {
    title: 'error-sync-notASyncServer',
    safe: 'safe-both',
    next: 'next-not-a-sync-server',
    action: 'openSyncSettings',
  },
  'sync.nothingAtAddress': {
    title: 'error-sync-nothingAtAddress',
    safe: 'safe-both',
    next: 'next-nothing-at-address',
    action: 'openSyncSettings',
  },
  'sync.tooLarge': { title: 'error-sync-tooLarge', safe: 'safe-both', next: 'next-too-large', action: 'tryAgain' },
  'sync.collectionTooLarge': {
    title: 'error-sync-collectionTooLarge',
    safe: 'safe-both',
    next: 'next-collection-too-large',
    action: 'close',
  },
  'sync.badCertificate': {
    title: 'error-sync-badCertificate',
    safe: 'safe-here',
    next: 'next-bad-certificate',
    action: 'openSyncSettings',
  },
  'sync.clockSkew': { title: 'error-sync-clockSkew', safe: 'safe-both', next: 'next-clock', action: 'syncAgain' },
  'sync.serverMessage': {
    title: 'error-sync-serverMessage',
    safe: 'safe-both',
    next: 'next-try-later',
    action: 'tryAgain',
  },
  'sync.uploadRefused': {
    title: 'error-sync-uploadRefused',
    safe: 'safe-both',
    next: 'next-upload-refused',
    action: 'openBackups',
  },
  'sync.damagedDownload': {
    title: 'error-sync-damagedDownload',
    safe: 'safe-local-kept',
    next: 'next-damaged-download',
    action: 'tryAgain',
  },
  'sync.nothingToUpload': {
    title: 'error-sync-nothingToUpload',
    safe: 'safe-both',
    next: 'next-nothing-to-upload',
    action: 'syncAgain',
  },
  'sync.safetyCopyFailed': {
    title: 'error-sync-safetyCopyFailed',
    safe: 'safe-both',
    next: 'next-sync-again',
    action: 'syncAgain',
  },
  'sync.running': { title: 'error-sync-running', safe: 'safe-both', next: 'next-running', action: 'close' },
  'sync.badData': { title: 'error-sync-badData', safe: 'safe-both', next: 'next-bad-data', action: 'syncAgain' },
  'sync.resyncRequired': {
    title: 'error-sync-resyncRequired',
    safe: 'safe-both',
    next: 'next-resync',
    action: 'syncAgain',
  },
  'sync.sanityFailed': {
    title: 'error-sync-sanityFailed',
    safe: 'safe-both',
    next: 'next-sanity-failed',
    action: 'syncAgain',
  },
  'sync.choiceOutdated': {
    title: 'error-sync-choiceOutdated',
    safe: 'safe-both',
    next: 'next-sync-again',
    action: 'syncAgain',
  },
};

export function isShownErrorCode(code: string): code is ShownErrorCode {
  return Object.hasOwn(errorTexts, code);
}
