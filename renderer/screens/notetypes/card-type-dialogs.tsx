import type { NotetypeId } from '#shared/contract/ids.ts';
import type { ActionMenuItem } from '#renderer/components/action-menu.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { NameDialog } from '#renderer/components/name-dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { AddFieldDialog } from './add-field-dialog.tsx';
import { BrowserLookDialog } from './browser-look-dialog.tsx';
import { DeckOverrideDialog } from './deck-override-dialog.tsx';
import { templateNameProblem } from './field-name-problem.ts';
import {
  changeOf,
  draftOf,
  type DraftPart,
  freeName,
  type NotetypeDraft,
  type StoredNotetype,
  textAt,
  withNewPart,
  withoutPart,
  withPart,
  withPartAt,
} from './notetype-draft.ts';
import { RepositionTemplateDialog } from './reposition-template-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import type { NotetypeEditing } from './use-notetype-editing.tsx';

export type CardTypeWork = 'add' | 'remove' | 'rename' | 'reposition' | 'field' | 'deck' | 'browser' | 'restore';

/** What can be done with the chosen card type. A cloze note type has one, which stays. */
export function useCardTypeItems({
  templates,
  isCloze,
}: NotetypeDraft): readonly ActionMenuItem<CardTypeWork | 'flip'>[] {
  const text = useText();
  const isOnly = templates.length === 1;
  return [
    { id: 'add', label: text('cards-add'), group: 0, isDisabled: isCloze },
    { id: 'remove', label: text('cards-remove'), group: 0, isDisabled: isOnly },
    { id: 'rename', label: text('cards-rename'), group: 0 },
    { id: 'reposition', label: text('cards-reposition'), group: 0, isDisabled: isOnly },
    { id: 'field', label: text('cards-field'), group: 1 },
    { id: 'deck', label: text('cards-deck'), group: 1 },
    { id: 'browser', label: text('cards-browser'), group: 1 },
    { id: 'flip', label: text('cards-flip'), group: 2, isDisabled: isCloze },
    { id: 'restore', label: text('cards-restore'), group: 2 },
  ];
}

export interface CardTypeDialogsProps {
  readonly work: CardTypeWork | undefined;
  readonly notetypeId: NotetypeId;
  readonly noteCount: number;
  readonly stored: StoredNotetype;
  readonly editing: NotetypeEditing;
  readonly template: DraftPart;
  readonly onChoose: (key: string) => void;
  readonly onRestored: () => void;
  readonly onClose: () => void;
}

/** What is asked before a card type is changed. */
export function CardTypeDialogs({ work, ...props }: CardTypeDialogsProps) {
  switch (work) {
    case undefined:
      return null;
    case 'add':
      return <AddCardTypeDialog {...props} />;
    case 'remove':
      return <RemoveCardTypeDialog {...props} />;
    case 'restore':
      return (
        <RestoreDialog
          notetypeId={props.notetypeId}
          name={props.editing.draft.name}
          guard={props.editing.guard}
          onRestored={props.onRestored}
          onClose={props.onClose}
        />
      );
    default:
      return <TemplateDialog work={work} editing={props.editing} template={props.template} onClose={props.onClose} />;
  }
}

interface TemplateDialogProps extends Pick<CardTypeDialogsProps, 'editing' | 'template' | 'onClose'> {
  readonly work: 'rename' | 'reposition' | 'field' | 'deck' | 'browser';
}

/** What only changes the draft, and costs nothing. */
function TemplateDialog({ work, editing: { draft, setDraft }, template, onClose }: TemplateDialogProps) {
  const text = useText();
  const put = (changed: NotetypeDraft): void => {
    setDraft(changed);
    onClose();
  };
  const ofTemplate = {
    template,
    onChange: (changed: DraftPart) => put(withPart(draft, 'templates', changed)),
    onClose,
  };
  switch (work) {
    case 'rename':
      return (
        <NameDialog
          title={text('cards-rename-title')}
          label={text('notetypes-name')}
          startName={template.name}
          action={text('cards-rename-do')}
          problemOf={(name) => {
            const problem = templateNameProblem({ ...template, name }, others(draft, template));
            return problem === undefined ? undefined : text('fields-name-problem', { problem });
          }}
          onName={(name) => ofTemplate.onChange({ ...template, name })}
          onClose={onClose}
        />
      );
    case 'reposition':
      return (
        <RepositionTemplateDialog
          place={draft.templates.indexOf(template)}
          count={draft.templates.length}
          onPlace={(place) => put(withPartAt(draft, 'templates', template.key, place))}
          onClose={onClose}
        />
      );
    case 'field':
      return <AddFieldDialog draft={draft} {...ofTemplate} />;
    case 'deck':
      return <DeckOverrideDialog {...ofTemplate} />;
    case 'browser':
      return <BrowserLookDialog {...ofTemplate} />;
  }
}

function others({ templates }: NotetypeDraft, template: DraftPart): readonly DraftPart[] {
  return templates.filter(({ key }) => key !== template.key);
}

type Asking = Omit<CardTypeDialogsProps, 'work'>;

function AddCardTypeDialog({ noteCount, editing, template, onChoose, onClose }: Asking) {
  const text = useText();
  const { draft, setDraft } = editing;
  const add = (): void => {
    const name = freeName(draft.templates, (number) => text('cards-new-name', { number }));
    const json = {
      qfmt: turnedRound(template),
      afmt: `{{FrontSide}}\n\n<hr id=answer>\n\n${textAt(template, 'qfmt')}`,
    };
    const added = withNewPart(draft, 'templates', { name, json });
    setDraft(added.draft);
    onChoose(added.key);
    onClose();
  };
  return (
    <ConfirmDialog title={text('cards-add-title')} action={text('cards-add-do')} onConfirm={add} onClose={onClose}>
      <p>{text('cards-add-text', { count: noteCount })}</p>
      <p className="soft">{text('cards-add-hint')}</p>
    </ConfirmDialog>
  );
}

/** The answer without the question and the line below it. */
function turnedRound(template: DraftPart): string {
  return textAt(template, 'afmt')
    .replace('{{FrontSide}}', '')
    .replace(/<hr id=["']?answer["']?>/u, '')
    .trim();
}

function RemoveCardTypeDialog({ notetypeId, stored, editing, template, onClose }: Asking) {
  const text = useText();
  const { draft, setDraft } = editing;
  const without = changeOf(withoutPart(draftOf(stored), 'templates', template.key));
  const isStored = template.ord !== null && without.tmpls.length > 0;
  const { data } = useServerQuery('notetypes.preview', { notetypeId, notetype: without }, { enabled: isStored });
  const count = isStored ? data?.cardsLost.reduce((sum, { cardCount }) => sum + cardCount, 0) : 0;
  return (
    <ConfirmDialog
      title={text('cards-remove-title', { name: template.name })}
      action={text('cards-remove-do')}
      isDisabled={count === undefined}
      onConfirm={() => {
        setDraft(withoutPart(draft, 'templates', template.key));
        onClose();
      }}
      onClose={onClose}
    >
      <p role="status">{count === undefined ? '' : text('cards-remove-text', { count })}</p>
    </ConfirmDialog>
  );
}
