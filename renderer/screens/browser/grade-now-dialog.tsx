import { useState } from 'react';
import type { CardId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showToast } from '#renderer/state/toast-store.ts';

interface GradeNowDialogProps {
  readonly cardIds: readonly CardId[];
  readonly onClose: () => void;
}

const RATINGS = ['1', '2', '3', '4'] as const;
const NAMES = { 1: 'reviewer-again', 2: 'reviewer-hard', 3: 'reviewer-good', 4: 'reviewer-easy' } as const;

/** The answer that all of the chosen cards are given, due or not. A number key chooses as while studying. */
export function GradeNowDialog({ cardIds, onClose }: GradeNowDialogProps) {
  const text = useText();
  const grade = useOperation('scheduler.gradeNow');
  const [rating, setRating] = useState<(typeof RATINGS)[number]>('3');
  async function submit(): Promise<void> {
    const done = await grade.run({ cardIds: [...cardIds], rating: Number(rating) });
    if (done === undefined) return;
    showToast(text('browser-graded', { count: done.cardCount }), { canUndo: true });
    onClose();
  }
  return (
    <Dialog
      title={text('browser-grade-title', { count: cardIds.length })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={grade.running}>
            {text('browser-grade-do')}
          </Button>
        </>
      }
    >
      {/* Keys of the choice inside it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="form"
        onKeyDown={(event) => {
          const chosen = RATINGS.find((known) => known === event.key);
          if (chosen !== undefined) setRating(chosen);
        }}
      >
        <Choice
          label={text('browser-grade-label')}
          options={RATINGS.map((value) => ({ value, label: text(NAMES[value]) }))}
          value={rating}
          onChange={setRating}
          autoFocus
        />
        <p className="soft">{text('browser-grade-text')}</p>
      </div>
    </Dialog>
  );
}
