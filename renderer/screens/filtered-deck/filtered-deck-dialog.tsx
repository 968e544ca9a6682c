import { useState } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useFirstAnswer } from '#renderer/rpc/use-first-answer.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToOverview } from '#renderer/state/ui-store.ts';
import { draftOf, type FilteredDraft, type GivenSearches, settingsOf, withSearches } from './filtered-draft.ts';
import { PreviewFields } from './preview-fields.tsx';
import { TermFields } from './term-fields.tsx';
import { useTermCounts } from './use-term-counts.ts';

export interface FilteredDeckDialogProps {
  /** Null: a new one. */
  readonly deckId: DeckId | null;
  /** What a new one starts with in place of the usual search. */
  readonly firstSearch?: string | undefined;
  readonly secondSearch?: string | undefined;
  readonly onClose: () => void;
}

/** What a filtered deck gathers, and how it is studied. */
export function FilteredDeckDialog({ deckId, firstSearch, secondSearch, onClose }: FilteredDeckDialogProps) {
  const start = useFirstAnswer('decks.filteredSettings', { deckId }, (error) => {
    onClose();
    showError(error);
  });
  if (start === undefined) return null;
  return <FilteredDeckForm start={start} searches={{ firstSearch, secondSearch }} onClose={onClose} />;
}

interface FilteredDeckFormProps {
  readonly start: MethodOutput<'decks.filteredSettings'>;
  readonly searches: GivenSearches;
  readonly onClose: () => void;
}

function FilteredDeckForm({ start: { deckId, name, settings, fsrs }, searches, onClose }: FilteredDeckFormProps) {
  const text = useText();
  const format = useFormat();
  const [draft, setDraft] = useState<FilteredDraft>(() =>
    withSearches(
      draftOf(
        name === '' ? text('filtered-new-name', { time: format.time(Date.now()) }) : name,
        settings,
        deckId === null,
      ),
      searches,
    ),
  );
  const [asked, setAsked] = useState(false);
  const change = (patch: Partial<FilteredDraft>): void => setDraft((before) => ({ ...before, ...patch }));
  const counts = useTermCounts(deckId, draft);
  const save = useSaveFiltered(deckId, draft, onClose);
  const nameless = draft.name.trim() === '';
  function submit(): void {
    setAsked(true);
    counts.settle();
    if (!nameless && !save.running && counts.first.error === null && counts.second.error === null) void save.run();
  }
  return (
    <Dialog
      title={deckId === null ? text('filtered-title-new') : text('filtered-title-change', { deck: name })}
      size="medium"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={save.running}>
            {text(deckId === null ? 'filtered-build' : 'filtered-save')}
          </Button>
        </>
      }
    >
      <div className="form">
        <p className="soft">{text('filtered-intro')}</p>
        <TextInput
          label={text('decks-name')}
          autoComplete="off"
          value={draft.name}
          onChange={(newName) => change({ name: newName })}
          error={asked && nameless ? text('decks-name-empty') : undefined}
        />
        <Searches draft={draft} counts={counts} fsrs={fsrs} onChange={change} />
        <PreviewFields draft={draft} onChange={change} />
        <Check isSelected={draft.evenIfEmpty} onChange={(evenIfEmpty) => change({ evenIfEmpty })}>
          {text('filtered-even-if-empty')}
        </Check>
        {save.foundNothing ? <FoundNothing /> : null}
      </div>
    </Dialog>
  );
}

interface SearchesProps {
  readonly draft: FilteredDraft;
  readonly counts: ReturnType<typeof useTermCounts>;
  readonly fsrs: boolean;
  readonly onChange: (patch: Partial<FilteredDraft>) => void;
}

function Searches({ draft, counts, fsrs, onChange }: SearchesProps) {
  const text = useText();
  return (
    <>
      <TermFields
        label={text('filtered-search')}
        autoFocus
        term={draft.first}
        counts={counts.first}
        fsrs={fsrs}
        onChange={(first) => onChange({ first })}
      />
      <Check isSelected={draft.usesSecond} onChange={(usesSecond) => onChange({ usesSecond })}>
        {text('filtered-use-second')}
      </Check>
      {draft.usesSecond ? (
        <TermFields
          label={text('filtered-search-second')}
          term={draft.second}
          counts={counts.second}
          fsrs={fsrs}
          onChange={(second) => onChange({ second })}
        />
      ) : null}
    </>
  );
}

function FoundNothing() {
  const text = useText();
  return (
    <div className="note" role="alert">
      <p className="note-title">{text('error-deck-nothingFound')}</p>
      <p>{text('next-deck-nothingFound')}</p>
    </div>
  );
}

interface SaveFiltered {
  readonly run: () => Promise<void>;
  readonly running: boolean;
  /** The last try did. */
  readonly foundNothing: boolean;
}

/** Builds the deck and goes to it. A search that can't be read is shown at its field by the counts. */
function useSaveFiltered(deckId: DeckId | null, draft: FilteredDraft, onClose: () => void): SaveFiltered {
  const text = useText();
  const [foundNothing, setFoundNothing] = useState(false);
  const save = useOperation('decks.saveFiltered', (error) => {
    if (isAppError(error, 'deck.nothingFound')) setFoundNothing(true);
    else if (!isAppError(error, 'search.invalid')) showError(error);
  });
  return {
    running: save.running,
    foundNothing,
    run: async () => {
      setFoundNothing(false);
      const { name, evenIfEmpty } = draft;
      const saved = await save.run({ deckId, name, settings: settingsOf(draft), evenIfEmpty });
      if (saved === undefined) return;
      showToast(text('filtered-built', { deck: saved.name, cards: saved.cardCount }), { canUndo: true });
      onClose();
      goToOverview(saved.deckId);
    },
  };
}
