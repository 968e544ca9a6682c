import type { BrowserPreferences, browserPreferences } from '#shared/contract/browser-preferences.ts';
import type { Handlers, InputOf } from '#shared/contract/define.ts';
import { BROWSER_COLUMNS, type BrowserColumn, type BrowserMode } from '#shared/domain/browser-column.ts';
import type { JsonObject, JsonValue } from '#shared/domain/json-value.ts';
import { SIDEBAR_SECTIONS, type SidebarSection } from '#shared/domain/sidebar-section.ts';
import type { Collection } from '../collection/collection.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { listOf } from '../storage/json-reader.ts';
import { isJsonObject } from '../storage/lossless-json.ts';

interface BrowserPreferencesServiceDeps {
  readonly collection: () => Collection;
}

interface ViewKeys {
  readonly columns: string;
  readonly sortColumn: string;
  readonly descending: string;
  readonly usualColumns: readonly BrowserColumn[];
}
/** Where the official client keeps it. */
const VIEW_KEYS: Readonly<Record<BrowserMode, ViewKeys>> = {
  cards: {
    columns: 'activeCols',
    sortColumn: 'sortType',
    descending: 'sortBackwards',
    usualColumns: ['noteFld', 'template', 'cardDue', 'deck'],
  },
  notes: {
    columns: 'activeNoteCols',
    sortColumn: 'noteSortType',
    descending: 'browserNoteSortBackwards',
    usualColumns: ['noteFld', 'note', 'template', 'noteTags'],
  },
};
const SECTION_KEYS: Readonly<Record<SidebarSection, string>> = {
  savedSearches: 'collapseSavedSearches',
  today: 'collapseToday',
  flags: 'collapseFlags',
  cardState: 'collapseCardState',
  decks: 'collapseDecks',
  notetypes: 'collapseNotetypes',
  tags: 'collapseTags',
};
const FLAG_NUMBERS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const SAVED_SEARCHES = 'savedFilters';
const FLAG_NAMES = 'flagLabels';
const NOTES_MODE = 'browserTableShowNotesMode';

type Flag = {
  readonly [K in keyof BrowserPreferences]: BrowserPreferences[K] extends boolean ? K : never;
}[keyof BrowserPreferences];
const FLAGS: Readonly<Record<Flag, { readonly key: string; readonly absent: boolean }>> = {
  ignoreAccents: { key: 'ignoreAccentsInSearch', absent: false },
  addToCurrentDeck: { key: 'addToCur', absent: true },
  pasteImagesAsPng: { key: 'pasteImagesAsPng', absent: false },
  pasteStripsFormatting: { key: 'pasteStripsFormatting', absent: false },
  previewBothSides: { key: 'previewBothSides', absent: false },
  drawsMath: { key: 'renderMathjax', absent: true },
  shrinksImages: { key: 'shrinkEditorImages', absent: true },
  closesTags: { key: 'closeHTMLTags', absent: true },
};
const DEFAULT_SEARCH = 'defaultSearchText';

/** How browser and editor behave, where the official client keeps it. As there, undo passes over changes of it. */
export function browserPreferencesService({
  collection,
}: BrowserPreferencesServiceDeps): Handlers<typeof browserPreferences> {
  return {
    get: () => preferencesOf(collection().db),
    set: (patch) => {
      const col = collection();
      return col.transact('changeBrowserPreferences', () => {
        for (const [key, value] of changedValues(col.db, patch)) put(col, key, value);
        return preferencesOf(col.db);
      });
    },
  };
}

function preferencesOf(db: ReadDb): BrowserPreferences {
  const flag = (name: Flag): boolean => flagAt(db, FLAGS[name].key, FLAGS[name].absent);
  return {
    mode: flagAt(db, NOTES_MODE, false) ? 'notes' : 'cards',
    cards: viewOf(db, VIEW_KEYS.cards),
    notes: viewOf(db, VIEW_KEYS.notes),
    savedSearches: Object.entries(objectOf(findConfig(db, SAVED_SEARCHES)))
      .flatMap(([name, query]) => (name !== '' && typeof query === 'string' ? [{ name, query }] : []))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    flagNames: flagNamesOf(db),
    collapsedSections: SIDEBAR_SECTIONS.filter((section) => flagAt(db, SECTION_KEYS[section], false)),
    defaultSearch: textOf(findConfig(db, DEFAULT_SEARCH)),
    ignoreAccents: flag('ignoreAccents'),
    addToCurrentDeck: flag('addToCurrentDeck'),
    pasteImagesAsPng: flag('pasteImagesAsPng'),
    pasteStripsFormatting: flag('pasteStripsFormatting'),
    previewBothSides: flag('previewBothSides'),
    drawsMath: flag('drawsMath'),
    shrinksImages: flag('shrinksImages'),
    closesTags: flag('closesTags'),
  };
}

/** Columns that nobody here knows, of add-ons, are passed over. */
function viewOf(db: ReadDb, keys: ViewKeys): BrowserPreferences['cards'] {
  const stored = (listOf(findConfig(db, keys.columns)) ?? []).filter(isColumn);
  const sortColumn = findConfig(db, keys.sortColumn);
  return {
    columns: stored.length > 0 ? stored : [...keys.usualColumns],
    sortColumn: isColumn(sortColumn) ? sortColumn : 'noteFld',
    descending: flagAt(db, keys.descending, false),
  };
}

function flagNamesOf(db: ReadDb): string[] {
  const labels = objectOf(findConfig(db, FLAG_NAMES));
  return FLAG_NUMBERS.map((number) => textOf(labels[number]));
}

function changedValues(db: ReadDb, patch: InputOf<(typeof browserPreferences)['set']>): [string, JsonValue][] {
  const values: [string, JsonValue][] = [];
  if (patch.mode !== undefined) values.push([NOTES_MODE, patch.mode === 'notes']);
  for (const mode of ['cards', 'notes'] as const) {
    const view = patch[mode];
    if (view === undefined) continue;
    const keys = VIEW_KEYS[mode];
    values.push([keys.columns, view.columns], [keys.sortColumn, view.sortColumn], [keys.descending, view.descending]);
  }
  if (patch.savedSearches !== undefined) {
    values.push([SAVED_SEARCHES, Object.fromEntries(patch.savedSearches.map(({ name, query }) => [name, query]))]);
  }
  if (patch.flagNames !== undefined) values.push([FLAG_NAMES, flagLabels(db, patch.flagNames)]);
  const { collapsedSections } = patch;
  if (collapsedSections !== undefined) {
    for (const section of SIDEBAR_SECTIONS) {
      values.push([SECTION_KEYS[section], collapsedSections.includes(section)]);
    }
  }
  if (patch.defaultSearch !== undefined) values.push([DEFAULT_SEARCH, patch.defaultSearch]);
  for (const name of Object.keys(FLAGS) as Flag[]) {
    const value = patch[name];
    if (value !== undefined) values.push([FLAGS[name].key, value]);
  }
  return values;
}

function flagLabels(db: ReadDb, names: readonly string[]): JsonObject {
  const labels = { ...objectOf(findConfig(db, FLAG_NAMES)) };
  for (const [index, number] of FLAG_NUMBERS.entries()) {
    const name = names[index] ?? '';
    if (name === '') delete labels[number];
    else labels[number] = name;
  }
  return labels;
}

function put({ db, env }: Collection, key: string, value: JsonValue): void {
  setConfig(db, key, value, { mtimeSecs: Math.floor(env.clock.nowMs() / 1000), usn: -1 });
}

function flagAt(db: ReadDb, key: string, absent: boolean): boolean {
  const found = findConfig(db, key);
  return typeof found === 'boolean' ? found : absent;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function isColumn(value: unknown): value is BrowserColumn {
  return BROWSER_COLUMNS.some((column) => column === value);
}
