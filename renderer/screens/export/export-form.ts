import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { ExportOptions, ExportScope } from '#shared/contract/packages.ts';
import type { TextExportKind } from '#shared/contract/text.ts';

export const exportKinds = ['deck', 'collection', 'usb', 'notesText', 'cardsText'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What can be ticked, whichever kinds of file it is for. */
export type ExportOption =
  | 'withScheduling'
  | 'withDeckConfigs'
  | 'withMedia'
  | 'legacy'
  | 'html'
  | 'withTags'
  | 'withDeck'
  | 'withNotetype'
  | 'withGuid';

export interface ExportForm {
  readonly kind: ExportKind;
  readonly scope: ExportScope;
  readonly options: Readonly<Record<ExportOption, boolean>>;
}

export function firstForm(given: ExportScope | null, isOlderForm = false): ExportForm {
  return {
    kind: given === null ? 'collection' : 'deck',
    scope: given ?? { kind: 'all' },
    options: {
      withScheduling: false,
      withDeckConfigs: false,
      withMedia: true,
      legacy: isOlderForm,
      html: true,
      withTags: true,
      withDeck: false,
      withNotetype: false,
      withGuid: false,
    },
  };
}

export function optionsOf(kind: ExportKind): readonly ExportOption[] {
  switch (kind) {
    case 'deck':
      return ['withScheduling', 'withDeckConfigs', 'withMedia', 'legacy'];
    case 'collection':
      return ['withMedia', 'legacy'];
    case 'usb':
      return ['withMedia'];
    case 'notesText':
      return ['html', 'withTags', 'withDeck', 'withNotetype', 'withGuid'];
    case 'cardsText':
      return ['html'];
  }
}

/** As the engine takes it: a package, or a text file. */
export type ExportTask =
  | { readonly kind: 'package'; readonly options: ExportOptions }
  | { readonly kind: 'text'; readonly options: TextExportKind };

export function exportTask({ kind, options }: ExportForm): ExportTask {
  const { withScheduling, withDeckConfigs, withMedia, legacy, html, ...columns } = options;
  switch (kind) {
    case 'deck':
      return { kind: 'package', options: { kind: 'apkg', withScheduling, withDeckConfigs, withMedia, legacy } };
    case 'collection':
      return { kind: 'package', options: { kind: 'colpkg', withMedia, legacy } };
    case 'usb':
      return { kind: 'package', options: { kind: 'colpkg', withMedia, legacy: true } };
    case 'notesText':
      return { kind: 'text', options: { kind: 'notes', html, ...columns } };
    case 'cardsText':
      return { kind: 'text', options: { kind: 'cards', html } };
  }
}

export interface ScopeChoice {
  readonly scope: ExportScope;
  readonly label: string;
}

/** Everything first, then what was chosen elsewhere, then every deck by its full name. */
export function scopesOf(
  decks: readonly DeckTreeNode[],
  given: ExportScope | null,
  labels: { readonly all: string; readonly chosen: string; readonly cards: string },
): readonly ScopeChoice[] {
  const chosen: ScopeChoice[] =
    given?.kind === 'notes' || given?.kind === 'cards'
      ? [{ scope: given, label: given.kind === 'notes' ? labels.chosen : labels.cards }]
      : [];
  return [{ scope: { kind: 'all' }, label: labels.all }, ...chosen, ...deckScopes(decks)];
}

function deckScopes(decks: readonly DeckTreeNode[]): readonly ScopeChoice[] {
  return decks.flatMap(({ deckId, fullName, children }) => [
    { scope: { kind: 'deck', deckId } as const, label: fullName },
    ...deckScopes(children),
  ]);
}

/** AnkiDroid looks for exactly one name; the others say what they hold and from when they are. */
export function fileNameOf({ kind, scope }: ExportForm, deckName: string | undefined, now: Date): string {
  if (kind === 'usb') return 'collection.apkg';
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const stamp = `${day}@${pad(now.getHours())}-${pad(now.getMinutes())}-${pad(now.getSeconds())}`;
  if (kind === 'collection') return `collection-${stamp}.colpkg`;
  const name = scope.kind === 'deck' && deckName !== undefined ? plainName(deckName) : scope.kind;
  return `${name}-${stamp}.${kind === 'deck' ? 'apkg' : 'txt'}`;
}

/** What every file system takes. */
function plainName(deckName: string): string {
  const plain = deckName.replaceAll('::', '-').replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return plain.slice(0, 80).replace(/[. ]+$/u, '') || 'deck';
}
