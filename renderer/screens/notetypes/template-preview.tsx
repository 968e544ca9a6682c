import { useMemo, useState } from 'react';
import type { NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { renderWords } from '#shared/i18n/render-words.ts';
import { useNightMode } from '#renderer/card-frame/use-night-mode.ts';
import { Check, Choice } from '#renderer/components/choice.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useSettled } from '#renderer/components/use-settled.ts';
import { useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import type { SampleNote } from '#renderer/state/dialog-store.ts';
import type { DraftPart, NotetypeDraft } from './notetype-draft.ts';
import { previewCard, previewFields, previewNumbers, type PreviewSample } from './preview-card.ts';
import { PreviewedSide } from './previewed-side.tsx';

/** A new document for each key would flicker. */
const SETTLES_AFTER_MS = 250;

interface TemplatePreviewProps {
  readonly notetypeId: NotetypeId;
  /** The note that is being written. Undefined: any of the type. */
  readonly note: SampleNote | undefined;
  readonly draft: NotetypeDraft;
  readonly template: DraftPart;
  readonly side: 'question' | 'answer';
  readonly onSide: (side: 'question' | 'answer') => void;
}

/** A card with what stands in the window now. It runs where all cards run: apart from the app. */
export function TemplatePreview({ notetypeId, note, draft, template, side, onSide }: TemplatePreviewProps) {
  const text = useText();
  const { locale } = useTranslator();
  const windowIsDark = useNightMode();
  const sample = useSample(notetypeId, note);
  const [fillEmpty, setFillEmpty] = useState(false);
  const [asMobile, setAsMobile] = useState(false);
  const [chosenNight, setChosenNight] = useState<boolean>();
  const [chosenNumber, setChosenNumber] = useState<number>();
  const shown = useSettled(
    useMemo(() => ({ draft, template }), [draft, template]),
    SETTLES_AFTER_MS,
  );
  const nightMode = chosenNight ?? windowIsDark;
  const numbers = sample === undefined ? [1] : previewNumbers(draft, previewFields(draft, { sample, fillEmpty }));
  const place = Math.max(0, draft.templates.indexOf(template));
  const ofCloze = numbers.find((known) => known === chosenNumber) ?? numbers[0] ?? 1;
  const cardNumber = draft.isCloze ? ofCloze : place + 1;
  const card =
    sample === undefined
      ? undefined
      : previewCard(shown.draft, shown.template, { sample, fillEmpty, cardNumber, words: renderWords(locale) });
  return (
    <section className="template-preview" aria-label={text('cards-preview')}>
      <div className="template-preview-bar">
        <SideChoice side={side} onSide={onSide} />
        {draft.isCloze && numbers.length > 1 ? (
          <SelectInput
            label={text('cards-preview-cloze')}
            value={String(cardNumber)}
            options={numbers.map((known) => ({ value: String(known), label: String(known) }))}
            onChange={(value) => setChosenNumber(Number(value))}
          />
        ) : null}
        <Check isSelected={fillEmpty} onChange={setFillEmpty}>
          {text('cards-preview-fill')}
        </Check>
        <Check isSelected={nightMode} onChange={setChosenNight}>
          {text('cards-preview-night')}
        </Check>
        <Check isSelected={asMobile} onChange={setAsMobile}>
          {text('cards-preview-mobile')}
        </Check>
      </div>
      {card === undefined ? (
        <div className="card-preview" />
      ) : (
        <PreviewedSide card={card} css={shown.draft.css} {...{ side, cardNumber, nightMode, asMobile }} />
      )}
    </section>
  );
}

function SideChoice({ side, onSide }: Pick<TemplatePreviewProps, 'side' | 'onSide'>) {
  const text = useText();
  return (
    <Choice
      label={text('cards-preview-side')}
      isLabelHidden
      options={[
        { value: 'question', label: text('cards-part-name', { part: 'front' }) },
        { value: 'answer', label: text('cards-part-name', { part: 'back' }) },
      ]}
      value={side}
      onChange={onSide}
    />
  );
}

const DECK_NAME = 'Deck::Subdeck';

/** The note that is being written, else the first of the type, if there is one. Undefined: not known yet. */
function useSample(notetypeId: NotetypeId, written: SampleNote | undefined): PreviewSample | undefined {
  const isAsked = written === undefined;
  const noteIds = useServerQuery('search.notes', { query: `mid:${notetypeId}` }, { enabled: isAsked }).data;
  const [noteId] = noteIds ?? [];
  const note = useServerQuery('notes.get', { noteId: noteId ?? NO_NOTE }, { enabled: noteId !== undefined }).data;
  return useMemo(() => {
    if (written !== undefined) return { fields: written.fields, tags: written.tags, deckName: DECK_NAME };
    if (noteIds === undefined) return undefined;
    if (noteId === undefined) return { fields: undefined, tags: [], deckName: DECK_NAME };
    return note === undefined ? undefined : { fields: note.fields, tags: note.tags, deckName: DECK_NAME };
  }, [written, noteIds, noteId, note]);
}

const NO_NOTE = 0 as NoteId;
