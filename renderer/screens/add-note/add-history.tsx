import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { useAddDraft } from '#renderer/state/add-draft.ts';
import { goToBrowser } from '#renderer/state/ui-store.ts';

/** What was added since the program started; each can be looked at in the browser as long as it is there. */
export function AddHistory() {
  const text = useText();
  const added = useAddDraft((state) => state.added);
  const noteIds = added.map(({ noteId }) => noteId);
  const { data: there, isPlaceholderData } = useServerQuery(
    'search.notes',
    { query: `nid:${noteIds.join(',')}` },
    { enabled: noteIds.length > 0 },
  );
  const isGone = (noteId: number): boolean => !isPlaceholderData && there?.some((id) => id === noteId) === false;
  return (
    <section className="panel add-history" aria-label={text('add-history')}>
      <h2 className="panel-title">{text('add-history')}</h2>
      {added.length === 0 ? <p className="soft">{text('add-history-empty')}</p> : null}
      <ul className="plain-list">
        {added.map(({ noteId, text: first }) => {
          const words = first === '' ? text('editor-field-empty') : first;
          return (
            <li key={noteId}>
              {isGone(noteId) ? (
                <span className="soft">
                  <bdi>{words}</bdi> {text('browser-gone')}
                </span>
              ) : (
                <button
                  type="button"
                  className="link-button"
                  dir="auto"
                  onClick={() => goToBrowser(`nid:${String(noteId)}`)}
                >
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
