import type { Contract } from '#shared/contract/contract.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import type { SamplesOf } from './sample-parts.ts';

const preferences: OutputOf<Contract['preferences']['get']> = {
  language: 'ar',
  theme: 'dark',
  uiScale: 150,
  reduceMotion: true,
  spaceAnswers: false,
  answerKeys: ['j', 'k', '', ';'],
  urlSchemes: ['zotero'],
  browserLayout: 'vertical',
};
const chosenFile = { path: 'file-a', fileName: '"a".csv', sizeBytes: 7 };

export const hostSamples: SamplesOf<'profiles' | 'app' | 'files' | 'preferences' | 'profilePreferences'> = {
  profiles: {
    list: {
      input: {},
      output: [
        {
          profileId: 'User 1',
          name: 'Me',
          isOpen: true,
          isInUse: false,
          account: 'me@example.com',
          sharesAccount: false,
        },
      ],
    },
    add: { input: { name: 'Rana' }, output: { profileId: 'Rana' } },
    rename: { input: { profileId: 'User 1', name: 'Me' }, output: null },
    remove: { input: { profileId: 'User 2' }, output: { keptAt: '/tmp/ebb/removed profiles/User 2' } },
    open: { input: { profileId: 'User 2' }, output: null },
  },
  app: {
    info: {
      input: {},
      output: {
        version: '1.2.3',
        door: 'loopback',
        platform: 'linux',
        systemLocale: 'ar',
        profileName: 'User 1',
        profileFolder: '/tmp/ebb',
        safeMode: false,
        choosesProfile: false,
        firstStart: false,
        unreadableFiles: [],
        riskyPlace: { kind: 'synced', by: 'Dropbox' },
      },
    },
    acceptPlace: { input: {}, output: null },
    othersOnAccount: { input: {}, output: ['User 2'] },
    completeFirstStart: { input: { language: 'system' }, output: null },
    reopen: { input: { safeMode: true }, output: null },
    claimOpening: { input: {}, output: true },
    keepOpen: { input: {}, output: null },
    openMediaFolder: { input: {}, output: { path: '/tmp/ebb/collection.media', opened: false } },
    openMediaFile: {
      input: { fileName: 'dot.png', how: 'open' },
      output: { path: '/tmp/ebb/collection.media/dot.png', opened: true },
    },
    deletedNotes: { input: {}, output: { path: 'file-1', fileName: 'deleted.txt', sizeBytes: 3 } },
    quit: { input: {}, output: null },
  },
  files: {
    takeOffered: {
      input: {},
      output: [
        { kind: 'file', file: { path: 'file-1', fileName: 'a.apkg', sizeBytes: 3 } },
        { kind: 'gone', fileName: 'قديم.csv' },
        { kind: 'notAllowed', fileName: 'b.csv', reason: 'EACCES' },
      ],
    },
    choose: {
      input: { kinds: [{ name: 'نص', extensions: ['txt', 'csv'] }] },
      output: { kind: 'chosen', file: chosenFile },
    },
    receive: { input: { fileName: '"a".csv', sizeBytes: 7 }, output: chosenFile },
    addPart: { input: { path: chosenFile.path, data: 'YWJj' }, output: { doneBytes: 3 } },
    chooseTarget: {
      input: { fileName: 'a.txt', kinds: [{ name: 'Text', extensions: ['txt'] }] },
      output: { kind: 'chosen', path: 'file-b', fileName: 'a.txt', downloadPath: 'download/file-b' },
    },
    release: { input: { path: chosenFile.path }, output: null },
  },
  preferences: {
    get: { input: {}, output: preferences },
    set: { input: { uiScale: 150 }, output: preferences },
  },
  profilePreferences: {
    get: { input: {}, output: { cardsUseNetwork: false } },
    set: { input: { cardsUseNetwork: true }, output: { cardsUseNetwork: true } },
  },
};
