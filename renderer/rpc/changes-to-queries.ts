import type { OpChanges } from '#shared/domain/op-changes.ts';
import type { MethodName } from './method-name.ts';

type Kind = Exclude<keyof OpChanges, 'op'>;

/** Which kinds of things each cached query is made of. `always`: any change at all may show in it. */
const madeOf: Record<CollectionQuery, readonly Kind[] | 'always'> = {
  'backupPreferences.get': ['config'],
  'backups.list': [],
  'browserPreferences.get': ['config'],
  'cards.emptyReport': ['card', 'note', 'notetype'],
  'cards.info': ['card', 'note', 'notetype', 'deck', 'deckConfig', 'revlog'],
  'cards.render': ['card', 'note', 'notetype', 'deck', 'deckConfig'],
  'collection.info': 'always',
  // The clock is compared with answers; a sync moves its own mark.
  'collection.clock': 'always',
  'collection.wrongDates': 'always',
  'collection.schedulerState': ['config'],
  // A sync settles it, too.
  'collection.schemaState': 'always',
  'customStudy.defaults': ['deck', 'card', 'note', 'config'],
  'customStudy.preview': 'always',
  'deckConfig.list': ['deckConfig'],
  'deckConfig.forDeck': ['deckConfig', 'deck', 'config'],
  'deckConfig.ignoredBefore': 'always',
  'deckConfig.workload': ['card', 'deck', 'deckConfig', 'revlog'],
  'decks.tree': ['deck', 'card', 'studyQueues', 'deckConfig'],
  'decks.get': ['deck', 'card', 'studyQueues', 'deckConfig'],
  'decks.filteredSettings': ['deck', 'config'],
  'decks.filteredPreview': 'always',
  'reviewPreferences.get': ['config'],
  // The study screen asks anew by itself: after an answer at once, after changes from elsewhere when it fits.
  'reviewer.card': [],
  'decks.current': ['config', 'deck'],
  'decks.studiedToday': ['revlog', 'studyQueues'],
  'decks.removalPreview': ['deck', 'card'],
  'media.list': ['note', 'notetype'],
  'mediaReferences.list': ['note', 'notetype'],
  'mediaReferences.inlineImages': ['note'],
  'notes.get': ['note'],
  'notes.defaults': ['config', 'deck', 'notetype'],
  'notes.deckForNotetype': ['config', 'deck'],
  'notes.fieldsCheck': ['note', 'notetype'],
  'notes.checkDuplicate': ['note'],
  'notes.findDuplicates': 'always',
  'notetypes.get': ['notetype'],
  'notetypes.list': ['notetype', 'note'],
  'notetypes.preview': ['notetype', 'note', 'card'],
  'notetypes.stockOf': ['notetype'],
  'notetypes.changePreview': ['notetype', 'note', 'card'],
  'packages.mergeOptions': ['config'],
  'notetypes.duplicates': ['notetype', 'note'],
  'notetypes.mergePreview': ['notetype', 'note', 'card'],
  'scheduler.next': ['card', 'deck', 'studyQueues', 'deckConfig'],
  'scheduler.counts': ['card', 'deck', 'studyQueues', 'deckConfig'],
  'scheduler.states': ['card', 'deck', 'studyQueues', 'deckConfig'],
  'scheduler.customScript': ['card', 'deck', 'studyQueues', 'deckConfig', 'config'],
  'scheduler.customStates': ['card', 'deck', 'studyQueues', 'deckConfig'],
  'scheduler.handChoices': ['config'],
  'scheduler.newPlaces': ['card'],
  'scheduler.finished': ['card', 'deck', 'studyQueues', 'deckConfig'],
  'search.cards': 'always',
  'search.notes': 'always',
  'search.rows': 'always',
  'search.notesOfCards': ['card'],
  'search.cardsOfNotes': ['card'],
  'tags.list': ['tag'],
  'tags.tree': ['tag'],
  'text.inspect': ['notetype', 'deck', 'config'],
  'undo.status': 'always',
  'sync.status': 'always',
  'syncHistory.list': [],
  'syncHistory.get': [],
  'syncHistory.overwritten': ['note'],
  'syncHistory.version': ['note', 'card', 'deck', 'deckConfig', 'notetype'],
  'syncDoctor.countFailures': 'always',
};

/** Queries about the program rather than the collection are dropped by other events. */
type CollectionQuery = Exclude<
  MethodName<'query'>,
  | 'app.info'
  | 'app.othersOnAccount'
  | 'preferences.get'
  | 'profilePreferences.get'
  | 'profiles.list'
  | 'sync.settings'
  | 'sync.trustedCertificates'
  | 'collection.state'
  | 'media.status'
  | 'media.log'
>;

/** The cached queries that an operation made out of date. */
export function queriesTouchedBy(changes: OpChanges): MethodName<'query'>[] {
  const names = Object.keys(madeOf) as CollectionQuery[];
  if (changes.op === 'dayRollover') return names.filter((name) => /^(?:decks|scheduler)\./u.test(name));
  return names.filter((name) => {
    const kinds = madeOf[name];
    return kinds === 'always' || kinds.some((kind) => changes[kind]);
  });
}

const droppedByTask: Partial<Record<MethodName, readonly MethodName<'query'>[]>> = {
  'app.acceptPlace': ['app.info'],
  'backups.create': ['backups.list'],
  'backups.restore': ['backups.list'],
  'collection.check': ['collection.state', 'collection.schemaState', 'backups.list'],
  'collection.keepWrongDates': ['collection.clock', 'backups.list'],
  'collection.updateScheduler': ['collection.schedulerState', 'backups.list'],
  'media.sync': ['media.status', 'media.log', 'media.list'],
  'media.look': ['media.list', 'media.status'],
  'media.check': ['media.list', 'media.status'],
  'media.add': ['media.list', 'media.status'],
  'media.addPart': [],
  'media.fetchPicture': ['media.list', 'media.status'],
  'media.addData': ['media.list', 'media.status'],
  'media.trash': ['media.list', 'media.status'],
  'media.restoreTrash': ['media.list', 'media.status'],
  'packages.import': ['backups.list'],
  'profiles.add': ['profiles.list'],
  'profiles.rename': ['profiles.list', 'app.info'],
  'profiles.remove': ['profiles.list', 'app.othersOnAccount'],
  'profilePreferences.set': ['profilePreferences.get'],
  'sync.login': ['sync.status', 'sync.settings', 'app.othersOnAccount'],
  'sync.logout': ['sync.status', 'sync.settings', 'app.othersOnAccount'],
  'sync.setSettings': ['sync.status', 'sync.settings', 'app.othersOnAccount'],
  'sync.trustCertificates': ['sync.trustedCertificates'],
};

/** Tasks send no change notice; these are the queries that a finished one made out of date. */
export function queriesTouchedByTask(name: MethodName): readonly MethodName<'query'>[] {
  return droppedByTask[name] ?? [];
}
