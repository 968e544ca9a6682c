import type { DeckTreeNode } from '#shared/contract/decks.ts';
import type { DeckId, NotetypeId } from '#shared/contract/ids.ts';
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
        value={notetypeId}
        options={notetypes.map((known) => ({ id: known.notetypeId, name: known.name }))}
        onChange={(id) => void choose(id)}
      />
      <Chooser
        id="add-deck"
        label={text('add-deck')}
        shortcut={keyText('CmdOrCtrl+D', platform)}
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
  readonly value: number;
  readonly options: readonly { readonly id: number; readonly name: string }[];
  readonly onChange: (id: number) => void;
}

/** The platform's own list: typing finds an entry, every screen reader knows it. */
function Chooser({ id, label, shortcut, value, options, onChange }: ChooserProps) {
  return (
    <div className="add-choice">
      <label className="field-label" htmlFor={id}>
        {label}
        <kbd className="key" aria-hidden="true">
          {shortcut}
        </kbd>
      </label>
      <select
        id={id}
        className="input select"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => String(option.id) === target.value);
          if (chosen !== undefined) onChange(chosen.id);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
