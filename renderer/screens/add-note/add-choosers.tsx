import { useState } from 'react';
import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId, NotetypeId } from '#shared/contract/ids.ts';
import { ChooseDialog } from '#renderer/components/choose-dialog.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { keyText } from '#renderer/editor/editor-actions.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { changeNotetype, useAddDraft } from '#renderer/state/add-draft.ts';
import { showError } from '#renderer/state/dialog-store.ts';

export interface AddChoosersProps {
  readonly platform: string;
  readonly notetypeId: NotetypeId;
  readonly deckId: DeckId;
  readonly notetypes: MethodOutput<'notetypes.list'>;
  readonly decks: readonly DeckTreeNode[];
  /** Of the note type as it is. */
  readonly fieldNames: readonly string[];
}

/** What kind of note is written, and where its cards go. */
export function AddChoosers({ platform, notetypeId, deckId, notetypes, decks, fieldNames }: AddChoosersProps) {
  const text = useText();
  const { calls } = useClient();
  const choose = async (wanted: number): Promise<void> => {
    const to = notetypes.find((known) => known.notetypeId === wanted);
    if (to === undefined) return;
    useAddDraft.setState({ deckId });
    changeNotetype(to.notetypeId, fieldNames, to.fieldNames);
    try {
      // By preference the deck that the type was last used with comes along.
      const { deckId: usual } = await calls.notes.deckForNotetype({ notetypeId: to.notetypeId });
      if (usual !== null) useAddDraft.setState({ deckId: usual });
    } catch (error: unknown) {
      showError(error);
    }
  };
  return (
    <div className="add-choices">
      <Chooser
        id="add-notetype"
        label={text('add-notetype')}
        shortcut={keyText('CmdOrCtrl+N', platform)}
        title={text('add-notetype-title')}
        findLabel={text('add-notetype-find')}
        value={notetypeId}
        options={notetypes.map((known) => ({ id: known.notetypeId, name: known.name }))}
        onChange={(id) => void choose(id)}
      />
      <Chooser
        id="add-deck"
        label={text('add-deck')}
        shortcut={keyText('CmdOrCtrl+D', platform)}
        title={text('add-deck-title')}
        findLabel={text('decks-move-find')}
        value={deckId}
        options={decks.map((deck) => ({ id: deck.deckId, name: deck.fullName }))}
        onChange={(id) => useAddDraft.setState({ notetypeId, deckId: id as DeckId })}
      />
    </div>
  );
}

interface ChooserProps {
  readonly id: string;
  readonly label: string;
  readonly shortcut: string;
  readonly title: string;
  readonly findLabel: string;
  readonly value: number;
  readonly options: readonly { readonly id: number; readonly name: string }[];
  readonly onChange: (id: number) => void;
}

/** Shows what is chosen; another one is found by typing, since there may be hundreds. */
function Chooser({ id, label, shortcut, title, findLabel, value, options, onChange }: ChooserProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (key: string): void => {
    setOpen(false);
    const chosen = options.find((option) => String(option.id) === key);
    if (chosen !== undefined) onChange(chosen.id);
  };
  return (
    <div className="add-choice">
      <span className="field-label" id={`${id}-label`}>
        {label}
        <kbd className="key" aria-hidden="true">
          {shortcut}
        </kbd>
      </span>
      <button
        type="button"
        id={id}
        className="input add-chosen"
        aria-haspopup="dialog"
        aria-labelledby={`${id}-label ${id}`}
        onClick={() => setOpen(true)}
      >
        <bdi className="add-chosen-name">{options.find((option) => option.id === value)?.name}</bdi>
        <Icon name="fold" />
      </button>
      {isOpen ? (
        <ChooseDialog
          title={title}
          findLabel={findLabel}
          options={options.map((option) => ({ key: String(option.id), label: option.name }))}
          chosen={String(value)}
          onChoose={choose}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
