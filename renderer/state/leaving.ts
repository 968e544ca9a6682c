import { create } from 'zustand';

/** What is left when the collection is closed: the app is closed, or another profile is opened in its place. */
export type Leaving = 'app' | 'profile';

/** The dialogs in the way of leaving say what comes after them. */
export const useLeaving = create<{ readonly leaving: Leaving }>(() => ({ leaving: 'app' }));
