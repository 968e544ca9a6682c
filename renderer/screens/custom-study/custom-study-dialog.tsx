import { useState } from 'react';
import type { DeckId } from '#shared/contract/ids.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { FilteredCount } from '#renderer/components/filtered-count.tsx';
import { useSettled } from '#renderer/components/use-settled.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useFirstAnswer } from '#renderer/rpc/use-first-answer.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { goToOverview } from '#renderer/state/ui-store.ts';
import { KindFields } from './kind-fields.tsx';
import { countsAnswers, gathers, type StudyDraft, studyDraftOf, studyKinds, studyOf } from './study-draft.ts';

export interface CustomStudyDialogProps {
  readonly deckId: DeckId;
  readonly onClose: () => void;
}

/** Studying more of a deck than its options give. */
export function CustomStudyDialog({ deckId, onClose }: CustomStudyDialogProps) {
  const offered = useFirstAnswer('customStudy.defaults', { deckId }, (error) => {
    onClose();
    showError(error);
  });
  return offered === undefined ? null : <CustomStudyForm offered={offered} onClose={onClose} />;
}

interface CustomStudyFormProps {
  readonly offered: MethodOutput<'customStudy.defaults'>;
  readonly onClose: () => void;
}

function CustomStudyForm({ offered, onClose }: CustomStudyFormProps) {
  const text = useText();
  const [draft, setDraft] = useState<StudyDraft>(() => studyDraftOf(offered));
  const [nothing, setNothing] = useState(false);
  const study = useOperation('customStudy.study', (error) => {
    if (isAppError(error, 'customStudy.nothingFound')) setNothing(true);
    else showError(error);
  });
  function change(patch: Partial<StudyDraft>): void {
    setNothing(false);
    setDraft((before) => ({ ...before, ...patch }));
  }
  async function submit(): Promise<void> {
    if (study.running) return;
    const done = await study.run(studyOf(offered.deckId, draft));
    if (done === undefined) return;
    const { session } = done;
    const said =
      session === null
        ? text('custom-study-extended')
        : text('filtered-built', { deck: session.name, cards: session.cardCount });
    showToast(said, { canUndo: true });
    onClose();
    if (session !== null) goToOverview(session.deckId);
  }
  return (
    <Dialog
      title={text('custom-study-title', { deck: offered.deckName })}
      size="medium"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={study.running}>
            {text(gathers(draft.kind) ? 'custom-study-do' : 'custom-study-extend-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <Choice
          label={text('custom-study-kind')}
          look="list"
          autoFocus
          value={draft.kind}
          options={studyKinds.map((kind) => ({ value: kind, label: text(`custom-study-${kind}`) }))}
          onChange={(kind) => change({ kind })}
        />
        <KindFields draft={draft} offered={offered} onChange={change} />
        {gathers(draft.kind) ? <Gathered deckId={offered.deckId} draft={draft} /> : null}
        {nothing ? <NothingFound /> : null}
      </div>
    </Dialog>
  );
}

const settleMs = 300;

/** What the session would have, and what studying it does. */
function Gathered({ deckId, draft }: { readonly deckId: DeckId; readonly draft: StudyDraft }) {
  const text = useText();
  const settled = useSettled(draft, settleMs);
  const { data, isPlaceholderData, isError } = useServerQuery('customStudy.preview', studyOf(deckId, settled));
  const isFresh = settled === draft && !isPlaceholderData;
  return (
    <div className="field">
      <FilteredCount count={isError ? null : isFresh ? data?.count : undefined} />
      <p className="field-hint">{text(countsAnswers(draft) ? 'custom-study-changes' : 'custom-study-keeps')}</p>
      <p className="field-hint">{text('custom-study-session', { name: text('stock-custom-study-session') })}</p>
    </div>
  );
}

function NothingFound() {
  const text = useText();
  return (
    <div className="note" role="alert">
      <p className="note-title">{text('error-customStudy-nothingFound')}</p>
      <p>{text('next-customStudy-nothingFound')}</p>
    </div>
  );
}
