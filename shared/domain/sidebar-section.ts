/** Sections of the browser's sidebar, in their order. */
export const SIDEBAR_SECTIONS = ['savedSearches', 'today', 'flags', 'cardState', 'decks', 'notetypes', 'tags'] as const;
export type SidebarSection = (typeof SIDEBAR_SECTIONS)[number];
