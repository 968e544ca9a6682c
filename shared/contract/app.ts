import { z } from 'zod';
import { BROWSER_LAYOUTS } from '#shared/domain/browser-layout.ts';
import { query, task } from './define.ts';
import { ChosenFile } from './files.ts';

export const Locale = z.enum(['en', 'ar']);
export type Locale = z.infer<typeof Locale>;

/** One character; none: the button has no key of its own. */
const AnswerKey = z.string().regex(/^[^\p{C}\p{Z}]?$/u);

export const Preferences = z.object({
  language: z.union([z.literal('system'), Locale]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Percent. */
  uiScale: z.int().min(100).max(200),
  reduceMotion: z.boolean(),
  /** The space bar gives the usual answer, not only shows it. */
  spaceAnswers: z.boolean(),
  /** Of Again, Hard, Good and Easy. */
  answerKeys: z.tuple([AnswerKey, AnswerKey, AnswerKey, AnswerKey]),
  /** Links of cards that may be handed to the system beside http and https. */
  urlSchemes: z.array(z.string().regex(/^[a-z][a-z0-9+.-]*$/u)).max(100),
  browserLayout: z.enum(BROWSER_LAYOUTS),
});
export type Preferences = z.infer<typeof Preferences>;

/** What is decided for one profile, since its decks come from where they come from. */
export const ProfilePreferences = z.object({
  /** Cards may reach encrypted addresses on the internet. */
  cardsUseNetwork: z.boolean(),
});
export type ProfilePreferences = z.infer<typeof ProfilePreferences>;

/** Where an open collection can come to harm: on a network, or in a folder that another program keeps in sync. */
export const RiskyPlace = z.object({
  kind: z.enum(['network', 'synced']),
  /** The network's file system, or the program. */
  by: z.string(),
});
export type RiskyPlace = z.infer<typeof RiskyPlace>;

/** Answered by the host itself, not by the engine. */
export const app = {
  info: query({
    summary: 'What is running here',
    input: z.object({}),
    output: z.object({
      version: z.string(),
      door: z.enum(['electron', 'loopback', 'cli']),
      platform: z.string(),
      /** Best fit for the system's language. */
      systemLocale: Locale,
      profileName: z.string(),
      profileFolder: z.string(),
      safeMode: z.boolean(),
      /** Nothing says which of several profiles is meant: a person chooses, and until then no collection is open. */
      choosesProfile: z.boolean(),
      /** True until the first-start choices are made: no collection exists yet. */
      firstStart: z.boolean(),
      /** Settings files that could not be read: put aside under these names, defaults taken instead. */
      unreadableFiles: z.array(z.string()).optional(),
      /** Where the profile lies, if that should be told; null: nothing to tell, or the person wants it there. */
      riskyPlace: RiskyPlace.nullable(),
    }),
    withoutCollection: true,
  }),
  acceptPlace: task({
    summary: 'The profile may lie where it is: nothing more is said about this place',
    input: z.object({}),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  othersOnAccount: query({
    summary: 'Names of the profiles beside this one that are logged in to the same account',
    input: z.object({}),
    output: z.array(z.string()),
    withoutCollection: true,
  }),
  completeFirstStart: task({
    summary: 'Take the language chosen at first start and create the collection in it',
    input: z.object({ language: Preferences.shape.language }),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  reopen: task({
    summary: 'Close the engine and start it again, in safe mode if wished',
    input: z.object({ safeMode: z.boolean() }),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  claimOpening: task({
    summary: 'Whether whoever asks is the first since the collection was opened: true once, for the sync on opening',
    input: z.object({}),
    output: z.boolean(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  keepOpen: task({
    summary: 'The window was asked to close and stays open after all',
    input: z.object({}),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  openMediaFolder: task({
    summary: 'Show the media folder in the system’s file manager, where the door can do that; says where it lies',
    input: z.object({}),
    output: z.object({ path: z.string(), opened: z.boolean() }),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  openMediaFile: task({
    summary: 'Open a picture of the media folder in the system’s viewer, or show a file of it in the file manager',
    input: z.object({ fileName: z.string(), how: z.enum(['open', 'showInFolder']) }),
    /** `path`: where it lies; null: there is no such file. */
    output: z.object({ path: z.string().nullable(), opened: z.boolean() }),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  deletedNotes: task({
    summary: 'The log of the notes that were deleted in this profile, as a text to be imported; null: none were',
    input: z.object({}),
    output: ChosenFile.nullable(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  quit: task({
    summary: 'Close the app: the collection is closed cleanly, then the process ends',
    input: z.object({}),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
};

export const preferences = {
  get: query({
    summary: 'Preferences of the program',
    input: z.object({}),
    output: Preferences,
    withoutCollection: true,
  }),
  set: task({
    summary: 'Change preferences of the program',
    input: Preferences.partial(),
    output: Preferences,
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
};

export const profilePreferences = {
  get: query({
    summary: 'What this profile allows its cards',
    input: z.object({}),
    output: ProfilePreferences,
    withoutCollection: true,
  }),
  set: task({
    summary: 'Change what this profile allows its cards',
    input: ProfilePreferences,
    output: ProfilePreferences,
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
};
