import { type KeyboardEvent, type ReactNode, type Ref, type RefObject, useRef, useState } from 'react';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { SourceField, type SourceFieldHandle } from '#renderer/editor/source-field.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useFirstAnswer } from '#renderer/rpc/use-first-answer.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { type SampleNote, showError } from '#renderer/state/dialog-store.ts';
import { type CardTypeWork, CardTypeDialogs, useCardTypeItems } from './card-type-dialogs.tsx';
import { templateNameProblem } from './field-name-problem.ts';
import {
  type DraftPart,
  type NotetypeDraft,
  type StoredNotetype,
  textAt,
  withPart,
  withValue,
} from './notetype-draft.ts';
import { SaveButton } from './save-button.tsx';
import { SourceSearch, type SourceSearchHandle } from './source-search.tsx';
import { TemplateFaults } from './template-faults.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { type NotetypeEditing, useNotetypeEditing } from './use-notetype-editing.tsx';
import { useTemplateFaults } from './use-template-faults.ts';

interface CardsDialogProps {
  readonly notetypeId: NotetypeId;
  /** The note from which the window was opened. */
  readonly sample?: SampleNote | undefined;
  readonly onClose: () => void;
}

/** What the cards of a note type look like, beside a card that is made with it. Everything is stored at once. */
export function CardsDialog({ notetypeId, sample, onClose }: CardsDialogProps) {
  const stored = useFirstAnswer('notetypes.get', { notetypeId }, (error) => {
    onClose();
    showError(error);
  });
  return stored === undefined ? null : (
    <CardsEditor notetypeId={notetypeId} sample={sample} stored={stored.notetype} onClose={onClose} />
  );
}

const PARTS = ['front', 'back', 'styling'] as const;
type Part = (typeof PARTS)[number];

function areNamesSound({ templates }: NotetypeDraft): boolean {
  return templates.every((template) => templateNameProblem(template, templates) === undefined);
}

function CardsEditor({ notetypeId, sample, stored, onClose }: CardsDialogProps & { readonly stored: StoredNotetype }) {
  const text = useText();
  // The engine looks once more when it stores: what is typed right before Ctrl+Enter is not known to be sound here.
  const editing = useNotetypeEditing({ notetypeId, stored, onClose, canSave: areNamesSound });
  const { draft } = editing;
  const listed = useServerQuery('notetypes.list', {}).data?.find((known) => known.notetypeId === notetypeId);
  const noteCount = listed?.noteCount ?? 0;
  const checked = useTemplateFaults(notetypeId, draft, stored);
  const [work, setWork] = useState<CardTypeWork>();
  const search = useRef<SourceSearchHandle>(null);
  const view = useCardsView(draft, search);
  const { chosen } = view;
  const isSound = checked.refusing.length === 0 && areNamesSound(draft);
  if (chosen === undefined) return null;
  return (
    <Dialog
      title={text('cards-title', { name: draft.name })}
      size="full"
      onClose={editing.leave}
      actions={<SaveButton editing={editing} isSound={isSound} />}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="cards-editor" onKeyDownCapture={view.onKeyDown}>
        <CardsSource editing={editing} view={view} search={search} onWork={setWork}>
          <TemplateFaults checked={checked} draft={draft} />
          <p className="soft">{text('cards-affected', { count: noteCount })}</p>
        </CardsSource>
        <TemplatePreview
          notetypeId={notetypeId}
          note={sample}
          draft={draft}
          template={chosen}
          side={view.side}
          onSide={view.setSide}
        />
      </div>
      <CardTypeDialogs
        work={work}
        notetypeId={notetypeId}
        noteCount={noteCount}
        stored={stored}
        editing={editing}
        template={chosen}
        onChoose={view.choose}
        onRestored={onClose}
        onClose={() => setWork(undefined)}
      />
      {editing.dialogs}
    </Dialog>
  );
}

interface CardsSourceProps {
  readonly editing: NotetypeEditing;
  readonly view: CardsView;
  readonly search: Ref<SourceSearchHandle>;
  readonly onWork: (work: CardTypeWork) => void;
  /** What is to be said about it. */
  readonly children: ReactNode;
}

/** The chosen text of the chosen card type, and what can be done with the card type. */
function CardsSource({ editing, view, search, onWork, children }: CardsSourceProps) {
  const { chosen } = view;
  if (chosen === undefined) return null;
  return (
    <div className="cards-source">
      <CardTypeBar
        editing={editing}
        chosenKey={chosen.key}
        onChoose={view.choose}
        onWork={onWork}
        onFlip={() => editing.setDraft(withPart(editing.draft, 'templates', flipped(chosen)))}
      />
      <PartEditor editing={editing} templateKey={chosen.key} part={view.part} onPart={view.show} search={search} />
      {children}
    </div>
  );
}

/** Front and back change places. */
function flipped(template: DraftPart): DraftPart {
  return withValue(withValue(template, 'qfmt', textAt(template, 'afmt')), 'afmt', textAt(template, 'qfmt'));
}

type CardsView = ReturnType<typeof useCardsView>;

/** What of the note type is seen: which card type, which of its texts, which side of the card. */
function useCardsView({ templates }: NotetypeDraft, search: RefObject<SourceSearchHandle | null>) {
  const [chosenKey, choose] = useState(templates[0]?.key ?? '');
  const [part, setPart] = useState<Part>('front');
  const [side, setSide] = useState<'question' | 'answer'>('question');
  const show = (wanted: Part): void => {
    setPart(wanted);
    if (wanted !== 'styling') setSide(wanted === 'front' ? 'question' : 'answer');
  };
  const onKeyDown = cardsKeys({
    part: (place) => PARTS[place] && (() => show(PARTS[place] ?? 'front')),
    template: (place) => templates[place] && (() => choose(templates[place]?.key ?? '')),
    search: () => search.current?.focus(),
    find: (direction) => search.current?.find(direction),
  });
  const chosen = templates.find(({ key }) => key === chosenKey) ?? templates[0];
  return { chosen, choose, part, show, side, setSide, onKeyDown };
}

interface CardsKeys {
  /** Undefined: there is none at that place. */
  readonly part: (place: number) => (() => void) | undefined;
  readonly template: (place: number) => (() => void) | undefined;
  readonly search: () => void;
  readonly find: (direction: 'next' | 'previous') => void;
}

/** Keys of this window, before an editor sees them. */
function cardsKeys(keys: CardsKeys): (event: KeyboardEvent) => void {
  const actOf = (event: KeyboardEvent): (() => void) | undefined => {
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'F3' || event.key === 'F4') {
      return () => keys.find((event.key === 'F4') !== event.shiftKey ? 'previous' : 'next');
    }
    if (event.shiftKey) return undefined;
    if (command && !event.altKey && event.code === 'KeyF') return keys.search;
    const digit = /^Digit([1-9])$/u.exec(event.code)?.[1];
    if (digit === undefined || command === event.altKey) return undefined;
    return (command ? keys.part : keys.template)(Number(digit) - 1);
  };
  return (event) => {
    const act = actOf(event);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

interface CardTypeBarProps {
  readonly editing: NotetypeEditing;
  readonly chosenKey: string;
  readonly onChoose: (key: string) => void;
  readonly onWork: (work: CardTypeWork) => void;
  readonly onFlip: () => void;
}

/** Which card type is worked at, and what can be done with it. */
function CardTypeBar({ editing, chosenKey, onChoose, onWork, onFlip }: CardTypeBarProps) {
  const text = useText();
  const { draft, guard } = editing;
  const items = useCardTypeItems(draft);
  const act = (id: CardTypeWork | 'flip'): void => {
    if (id === 'flip') onFlip();
    else if (id === 'add' || id === 'remove' || id === 'reposition') guard.before(() => onWork(id));
    else onWork(id);
  };
  return (
    <div className="cards-bar">
      <SelectInput
        label={text('cards-type')}
        value={chosenKey}
        onChange={onChoose}
        options={draft.templates.map(({ key, name }, place) => ({ value: key, label: `${place + 1}. ${name}` }))}
      />
      <ActionMenu
        label={text('cards-actions')}
        items={items}
        onAction={act}
        trigger={<Button>{text('cards-actions')}</Button>}
      />
    </div>
  );
}

interface PartEditorProps {
  readonly editing: NotetypeEditing;
  readonly templateKey: string;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
  readonly search: Ref<SourceSearchHandle>;
}

function PartEditor({ editing: { draft, setDraft }, templateKey, part, onPart, search }: PartEditorProps) {
  const text = useText();
  const source = useRef<SourceFieldHandle>(null);
  const template = draft.templates.find(({ key }) => key === templateKey);
  if (template === undefined) return null;
  const format = part === 'front' ? 'qfmt' : 'afmt';
  const change = (value: string): void =>
    setDraft(
      part === 'styling' ? { ...draft, css: value } : withPart(draft, 'templates', withValue(template, format, value)),
    );
  const value = part === 'styling' ? draft.css : textAt(template, format);
  return (
    <>
      <div className="cards-bar">
        <Choice
          label={text('cards-part')}
          isLabelHidden
          options={PARTS.map((known) => ({ value: known, label: text('cards-part-name', { part: known }) }))}
          value={part}
          onChange={onPart}
        />
        {part === 'styling' ? null : (
          <ActionMenu
            label={text('cards-insert')}
            items={draft.fields.map(({ name }) => ({ id: name, label: name, group: 0 }))}
            onAction={(name) => source.current?.insert(`{{${draft.isCloze ? `cloze:${name}` : name}}}`)}
            trigger={<Button>{text('cards-insert')}</Button>}
          />
        )}
        <SourceSearch ref={search} source={source} value={value} />
      </div>
      <div className="cards-text">
        <SourceField
          ref={source}
          key={`${part} ${part === 'styling' ? '' : templateKey}`}
          label={text('cards-source', { part })}
          language={part === 'styling' ? 'css' : 'html'}
          value={value}
          onChange={change}
          autoFocus
          showsLineNumbers
        />
      </div>
    </>
  );
}
