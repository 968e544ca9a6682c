import type { CardId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { ResetCardDialog } from '#renderer/frame/reset-card-dialog.tsx';
import { SetDueDateDialog } from '#renderer/frame/set-due-date-dialog.tsx';
import { ChangeDeckDialog } from './change-deck-dialog.tsx';
import { ChangeNotetypeDialog } from './change-notetype-dialog.tsx';
import { FindDuplicatesDialog } from './find-duplicates-dialog.tsx';
import { FindReplaceDialog } from './find-replace-dialog.tsx';
import { GradeNowDialog } from './grade-now-dialog.tsx';
import { RepositionDialog } from './reposition-dialog.tsx';
import { TagsDialog } from './tags-dialog.tsx';

/** What is asked before something is done. */
export type BrowserQuestion =
  | {
      readonly kind: 'changeDeck' | 'setDueDate' | 'gradeNow' | 'reset' | 'reposition';
      readonly cardIds: readonly CardId[];
    }
  | { readonly kind: 'addTags' | 'removeTags' | 'findReplace'; readonly noteIds: readonly NoteId[] }
  | { readonly kind: 'changeNotetype'; readonly noteIds: readonly NoteId[]; readonly fromNotetypeId: NotetypeId }
  | { readonly kind: 'findDuplicates' };

interface QuestionDialogProps {
  readonly question: BrowserQuestion;
  readonly onBrowse: (query: string) => void;
  readonly onClose: () => void;
}

export function QuestionDialog({ question, onBrowse, onClose }: QuestionDialogProps) {
  switch (question.kind) {
    case 'changeDeck':
      return <ChangeDeckDialog cardIds={question.cardIds} onClose={onClose} />;
    case 'setDueDate':
      return <SetDueDateDialog place="browser" cardIds={question.cardIds} onClose={onClose} />;
    case 'gradeNow':
      return <GradeNowDialog cardIds={question.cardIds} onClose={onClose} />;
    case 'reset':
      return <ResetCardDialog place="browser" cardIds={question.cardIds} onClose={onClose} />;
    case 'reposition':
      return <RepositionDialog cardIds={question.cardIds} onClose={onClose} />;
    case 'addTags':
    case 'removeTags':
      return <TagsDialog kind={question.kind} noteIds={question.noteIds} onClose={onClose} />;
    case 'findReplace':
      return <FindReplaceDialog noteIds={question.noteIds} onClose={onClose} />;
    case 'findDuplicates':
      return <FindDuplicatesDialog onBrowse={onBrowse} onClose={onClose} />;
    case 'changeNotetype':
      return (
        <ChangeNotetypeDialog noteIds={question.noteIds} fromNotetypeId={question.fromNotetypeId} onClose={onClose} />
      );
  }
}
