/** What both sides do when studying is measured. */
export const STUDY = {
  builds: 15,
  answers: 150,
  undos: 25,
  dueCards: 10_000,
  filteredBuilds: 5,
  search: 'is:due -is:suspended prop:ivl>3',
  limit: 2000,
} as const;
