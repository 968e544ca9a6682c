import { useState } from 'react';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useFirstAnswer } from '#renderer/rpc/use-first-answer.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToBrowser } from '#renderer/state/ui-store.ts';

type Report = MethodOutput<'cards.emptyReport'>;

/** Nobody reads a longer list; all of it is in the browser. */
const SHOWN_AT_MOST = 100;

/** Cards whose front shows nothing of their note any more, to be looked at and deleted. */
export function EmptyCardsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const remove = useOperation('cards.removeEmpty');
  const [keepNotes, setKeepNotes] = useState(true);
  const report = useFirstAnswer('cards.emptyReport', {}, (error) => {
    onClose();
    showError(error);
  });
  if (report === undefined) return null;
  const cardIds = report.flatMap(cardIdsOf);
  const browse = (ids: readonly number[]): void => {
    onClose();
    goToBrowser(`cid:${ids.join(',')}`);
  };
  async function submit(): Promise<void> {
    const done = await remove.run({ cardIds, keepNotes });
    if (done === undefined) return;
    showToast(text('empty-cards-done', { count: done.cardCount }), { canUndo: done.cardCount > 0 });
    onClose();
  }
  return (
    <Dialog
      title={text('empty-cards-title')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} look="chosen" autoFocus>
            {text('button-close')}
          </Button>
          {cardIds.length === 0 ? null : (
            <Button onPress={() => void submit()} isDisabled={remove.running}>
              {text('empty-cards-do', { count: cardIds.length })}
            </Button>
          )}
        </>
      }
    >
      <p>{text(cardIds.length === 0 ? 'empty-cards-none' : 'empty-cards-text')}</p>
      {report.map((notetype) => (
        <NotetypeSection key={notetype.notetypeId} notetype={notetype} onBrowse={browse} />
      ))}
      {cardIds.length === 0 ? null : (
        <Check isSelected={keepNotes} onChange={setKeepNotes}>
          {text('empty-cards-keep')}
        </Check>
      )}
    </Dialog>
  );
}

function cardIdsOf({ notes }: Report[number]) {
  return notes.flatMap(({ empty }) => empty.map(({ cardId }) => cardId));
}

interface NotetypeSectionProps {
  readonly notetype: Report[number];
  readonly onBrowse: (cardIds: readonly number[]) => void;
}

function NotetypeSection({ notetype, onBrowse }: NotetypeSectionProps) {
  const text = useText();
  const { name, notes } = notetype;
  const cardIds = cardIdsOf(notetype);
  return (
    <section className="empty-cards">
      <h3 className="field-label">{text('empty-cards-of', { name, count: cardIds.length })}</h3>
      <ul className="link-list">
        {notes.slice(0, SHOWN_AT_MOST).map(({ noteId, cardCount, empty }) => (
          <li key={noteId}>
            <button type="button" className="link-button" onClick={() => onBrowse(empty.map(({ cardId }) => cardId))}>
              {text('empty-cards-note', { id: String(noteId), count: empty.length, total: cardCount })}
            </button>{' '}
            <span className="soft">
              {empty.length === cardCount ? text('empty-cards-all') : empty.map((card) => card.name).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {notes.length > SHOWN_AT_MOST ? (
        <p className="soft">{text('empty-cards-more', { count: notes.length - SHOWN_AT_MOST })}</p>
      ) : null}
      <div>
        <Button onPress={() => onBrowse(cardIds)}>{text('empty-cards-browse')}</Button>
      </div>
    </section>
  );
}
