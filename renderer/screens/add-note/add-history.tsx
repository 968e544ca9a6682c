import { useText } from '#renderer/i18n/text-context.tsx';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { useAddDraft } from '#renderer/state/add-draft.ts';

/** What was added since the program started; each can be opened again. */
export function AddHistory() {
  const text = useText();
  const added = useAddDraft((state) => state.added);
  return (
    <section className="panel add-history" aria-label={text('add-history')}>
      <h2 className="panel-title">{text('add-history')}</h2>
      {added.length === 0 ? <p className="soft">{text('add-history-empty')}</p> : null}
      <ul className="plain-list">
        {added.map(({ noteId, text: first }) => (
          <li key={noteId}>
            <button
              type="button"
              className="link-button"
              dir="auto"
              onClick={() => openDialog({ kind: 'editNote', noteId })}
            >
              {first === '' ? text('editor-field-empty') : first}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
