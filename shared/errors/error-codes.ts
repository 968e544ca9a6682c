import type { NotetypeFault } from '#shared/domain/notetype-fault.ts';

/** What is counted on both sides after a merge. */
export interface SyncCounts {
  readonly cards: number;
  readonly notes: number;
  readonly reviews: number;
  readonly notetypes: number;
  readonly decks: number;
  readonly deckConfigs: number;
}

export type CertificateFault = 'notACertificate' | 'expired' | 'notYetValid' | 'notAnIssuer' | 'tooMany';

/** What each error carries beside its code. Never a password, a key or card content. */
export interface ErrorDetails {
  internal: Record<never, never>;
  interrupted: Record<never, never>;
  invalidInput: { issues: string[] };
  notFound: { what: string; id: string };
  /** The call is known but this door may not use it (files by path belong to the CLI). */
  notAllowedHere: { method: string };
  unknownMethod: { method: string };
  disconnected: Record<never, never>;

  /** Another process holds the profile. `address` is set when that process serves a browser. */
  'collection.busy': { door: string; processId: number; address: string | null };
  'collection.newer': { found: number; supported: number };
  'collection.damaged': { check: string };
  'collection.readOnly': { file: string };
  'collection.missing': { file: string };
  'collection.notOpen': Record<never, never>;
  'disk.full': { file: string };
  /** A file from elsewhere (package, download, backup) is no collection we can read. */
  'file.notACollection': { reason: string };
  'file.unsupportedSchema': { found: number };
  'file.exists': { file: string };
  /** No archive, or none with a collection in it. `reason` names a place. */
  'package.notAPackage': { reason: string };
  /** An archive that is torn, or whose parts contradict each other: a sum or a size that is not what was said. */
  'package.damaged': { reason: string };
  /** Written in a way that came after the ones we know. */
  'package.tooNew': { version: number };
  /** More in number or in bytes than any honest package has (`what` says of what), or than it says itself. */
  'package.tooLarge': { what: string };
  'package.encrypted': Record<never, never>;
  /** Rows of more than a day later than now: every client takes their ids for moments. */
  'package.futureDates': { what: 'note' | 'card' | 'review' };
  /** Note types can't be united: with clozes on one side, without on the other. */
  'package.notetypeKindsDiffer': { name: string };
  /** `forgotten`: what the window calls a file means nothing here (any more); there is no name to tell. */
  'file.gone': { reason: 'moved' | 'forgotten'; fileName: string };
  /** The system does not let us read or make a file. `reason`: its code. */
  'file.notAllowed': { reason: string };

  /** Its bytes are no UTF-8. */
  'text.notUtf8': Record<never, never>;
  /** There is no row in it. */
  'text.empty': Record<never, never>;

  'deck.filteredCantHaveChildren': { name: string };
  'deck.cantMoveIntoItself': { name: string };
  /** A filtered deck's searches find no card that it could take. */
  'deck.nothingFound': Record<never, never>;
  'deck.nameEmpty': Record<never, never>;
  /** What is wrong (SEARCH_FAULTS), and where in the text that was searched with. */
  'search.invalid': { fault: string; start: number; end: number };
  /** What is wrong with its templates, so that clients would not store it. */
  'notetype.invalid': { faults: NotetypeFault[] };
  /** A collection has one note type at least. */
  'notetype.lastOne': Record<never, never>;
  /** No review of the chosen cards is one that FSRS can learn from. */
  'fsrs.noReviews': Record<never, never>;
  /** The card, its deck or its options changed after the states were asked for: ask again. */
  'card.changed': { cardId: string };
  'undo.empty': Record<never, never>;
  'redo.empty': Record<never, never>;

  /** An overwritten version can't become the note's text again. */
  'syncHistory.cantPutBack': { reason: 'notetypeGone' | 'fieldsChanged' | 'notANote' };

  /** This computer's clock is known to be wrong; what shows it is a moment that it can't be before, or a server's time. */
  'clock.wrong': { shownBy: 'review' | 'sync' | 'server'; localSecs: number; otherSecs: number };
  /** The collection is of an older scheduler, which Ebb does not study with. */
  'scheduler.tooOld': Record<never, never>;
  'scheduler.upToDate': Record<never, never>;
  /** A normal deck has the name that custom study's deck needs. */
  'customStudy.nameTaken': { name: string };
  'customStudy.filteredDeck': { name: string };
  'customStudy.nothingFound': Record<never, never>;

  /** The media folder can't be read, or is taken away again and again. `reason`: a system's code. */
  'media.folderUnusable': { reason: string };
  /** A file's name is none that every system can hold, so it can't go into a package. Check Media mends that. */
  'media.checkNeeded': { fileName: string };
  /** More than any sync server takes. */
  'media.tooLarge': Record<never, never>;
  /** Neither a picture nor anything that plays. */
  'media.notAttachable': { fileName: string };

  /** A name that some file system can't hold, or that is taken; the open and the last profile can't be removed. */
  'profile.refused': { reason: 'badName' | 'nameTaken' | 'isOpen' | 'lastOne' };

  'backup.failed': { reason: string };
  'backup.damaged': { reason: string };

  'sync.loggedOut': Record<never, never>;
  /** Wrong user or password at login. */
  'sync.wrongCredentials': { username: string };
  /** The key we held is no longer accepted: log in again. */
  'sync.sessionEnded': { host: string };
  'sync.badAddress': { address: string };
  'sync.offline': { host: string; cause: string };
  /** Not one byte ever came back although the connection stood. `allow`: what a firewall should let through. */
  'sync.noAnswer': { host: string; allow: string };
  'sync.timeout': { host: string; timeoutSecs: number };
  'sync.connectionLost': { host: string };
  /** No encrypted connection, for a reason that has no words of its own below. */
  'sync.tls': { host: string; cause: string };
  'sync.tlsSelfSigned': { host: string; cause: string };
  'sync.tlsUnknownIssuer': { host: string; cause: string };
  'sync.tlsExpired': { host: string; cause: string };
  'sync.tlsNotYetValid': { host: string; cause: string };
  /** `names`: those that the certificate was made for. */
  'sync.tlsWrongName': { host: string; cause: string; names: string };
  /** Asked for an encrypted connection, and something answered that does not encrypt. */
  'sync.tlsNotSpoken': { host: string; cause: string };
  /** Asked without encryption where encryption is wanted. */
  'sync.tlsExpected': { host: string };
  /** The connection was ended while the encryption was being agreed on. */
  'sync.tlsClosed': { host: string; cause: string };
  /** `proxy` is host and port, never its login. `variable`: where its address is to be written. */
  'sync.proxyAuth': { host: string; proxy: string; variable: string };
  'sync.proxyUnreachable': { host: string; proxy: string; cause: string };
  /** The proxy answers, but does not let us through to the server. */
  'sync.proxyRefused': { host: string; proxy: string; status: number };
  /** The setting is no proxy that Ebb can use; its text may hold a password and stays out. `variable`: or `system`. */
  'sync.proxySetting': { host: string; variable: string };
  'sync.otherDeviceSyncing': { host: string };
  'sync.serverProblem': { host: string; status: number };
  'sync.clientTooOld': { host: string };
  'sync.serverTooOld': { host: string; status: number };
  'sync.badRequest': { host: string };
  'sync.unexpectedStatus': { host: string; status: number };
  /** Answered, but not as a sync server does (a login page of the network, a wrong address, garbage). */
  'sync.notASyncServer': { host: string; reason: string };
  /** 404: the path is wrong, or the server is from before protocol 11. */
  'sync.nothingAtAddress': { host: string; status: number };
  /** The server, or a proxy before it, refused the size. */
  'sync.tooLarge': { host: string };
  /** Known before sending: this server's limit is lower than the collection. */
  'sync.collectionTooLarge': { host: string; megabytes: number; limitMegabytes: number };
  /** What was given as a certificate to trust can't be one. */
  'sync.badCertificate': { reason: CertificateFault };
  'sync.clockSkew': { localSecs: number; serverSecs: number };
  'sync.serverMessage': { message: string };
  'sync.uploadRefused': { message: string };
  'sync.damagedDownload': { reason: string };
  'sync.nothingToUpload': Record<never, never>;
  /** The server's own collection could not be fetched before replacing it. `cause` is an error code. */
  'sync.safetyCopyFailed': { cause: string };
  'sync.running': Record<never, never>;
  /** What the server sent makes no sense, or fits nothing here. `what` names a place in it. */
  'sync.badData': { what: string };
  /** A note type has another shape on the server although both schemas are the same; a new sync sorts that out. */
  'sync.resyncRequired': Record<never, never>;
  /** After a merge the two sides would not have had the same. `there` is null when the server did not say. */
  'sync.sanityFailed': {
    differing: (keyof SyncCounts)[];
    here: SyncCounts;
    there: SyncCounts | null;
  };
  /** The server changed since the choice was offered. */
  'sync.choiceOutdated': Record<never, never>;
}

export type ErrorCode = keyof ErrorDetails;

/** How an error crosses a door: no stack, no words. `incident` finds the stack in the log. */
export interface WireError {
  code: ErrorCode;
  details: Record<string, unknown>;
  incident?: string;
}
