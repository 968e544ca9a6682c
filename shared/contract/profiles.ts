import { z } from 'zod';
import { query, task } from './define.ts';

/** The name of the profile's folder; stays when the profile gets another name. */
const ProfileId = z.string().min(1).max(200);

export const ProfileEntry = z.object({
  profileId: ProfileId,
  name: z.string(),
  /** The one that this window shows, or that is held until one is chosen. */
  isOpen: z.boolean(),
  /** Another process has it open. */
  isInUse: z.boolean(),
  /** Whose account it syncs with; null: with none. */
  account: z.string().nullable(),
  /** It syncs with the account that the open one syncs with. */
  sharesAccount: z.boolean(),
});
export type ProfileEntry = z.infer<typeof ProfileEntry>;

/** Answered by the host itself. */
export const profiles = {
  list: query({
    summary: 'The profiles of this data folder, by name',
    input: z.object({}),
    output: z.array(ProfileEntry),
    withoutCollection: true,
  }),
  add: task({
    summary: 'Make a profile: a collection, media, an account and preferences of its own',
    input: z.object({ name: z.string() }),
    output: z.object({ profileId: ProfileId }),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  rename: task({
    summary: 'Give a profile another name; its folder stays where it is',
    input: z.object({ profileId: ProfileId, name: z.string() }),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  remove: task({
    summary: 'Take a profile away, never the open or the last one; its folder is kept among the removed ones',
    input: z.object({ profileId: ProfileId }),
    output: z.object({ keptAt: z.string() }),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
  open: task({
    summary: 'Close this profile in order and open another one; every window has to connect anew',
    input: z.object({ profileId: ProfileId }),
    output: z.null(),
    progress: z.never(),
    lock: 'bypass',
    withoutCollection: true,
  }),
};
