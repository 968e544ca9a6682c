import { NumberInput } from '#renderer/components/number-input.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { crammedCards, type StudyDraft } from './study-draft.ts';
import { TagList } from './tag-list.tsx';

export interface KindFieldsProps {
  readonly draft: StudyDraft;
  readonly offered: MethodOutput<'customStudy.defaults'>;
  readonly onChange: (patch: Partial<StudyDraft>) => void;
}

const maxCards = 99_999;
const maxDays = 99_999;

/** What the chosen kind still has to know. */
export function KindFields(props: KindFieldsProps) {
  const { draft, onChange } = props;
  switch (draft.kind) {
    case 'moreNew':
    case 'moreReviews':
      return <MoreFields {...props} which={draft.kind} />;
    case 'forgotten':
      return (
        <Days kind="forgotten" days={draft.forgottenDays} onChange={(days) => onChange({ forgottenDays: days })} />
      );
    case 'ahead':
      return <Days kind="ahead" days={draft.aheadDays} onChange={(days) => onChange({ aheadDays: days })} />;
    case 'previewNew':
      return <Days kind="previewNew" days={draft.previewDays} onChange={(days) => onChange({ previewDays: days })} />;
    case 'cram':
      return <CramFields {...props} />;
  }
}

function MoreFields({ draft, offered, onChange, which }: KindFieldsProps & { which: 'moreNew' | 'moreReviews' }) {
  const text = useText();
  const [here, inside, said] =
    which === 'moreNew'
      ? ([offered.availableNew, offered.availableNewInChildren, 'custom-study-available-new'] as const)
      : ([offered.availableReview, offered.availableReviewInChildren, 'custom-study-available-review'] as const);
  return (
    <>
      <NumberInput
        label={text(`custom-study-count-${which}`)}
        unit={text('custom-study-cards-unit')}
        hint={text('custom-study-fewer')}
        value={draft[which]}
        min={-maxCards}
        max={maxCards}
        onChange={(count) => onChange({ [which]: count })}
      />
      <p className="soft">
        {text(said, { count: here })} {inside === 0 ? null : text('custom-study-in-children', { count: inside })}
      </p>
    </>
  );
}

interface DaysProps {
  readonly kind: 'forgotten' | 'ahead' | 'previewNew';
  readonly days: number;
  readonly onChange: (days: number) => void;
}

function Days({ kind, days, onChange }: DaysProps) {
  const text = useText();
  return (
    <NumberInput
      label={text(`custom-study-days-${kind}`)}
      unit={text('custom-study-days-unit')}
      value={days}
      min={1}
      max={maxDays}
      onChange={onChange}
    />
  );
}

function CramFields({ draft, offered: { tags }, onChange }: KindFieldsProps) {
  const text = useText();
  const names = tags.map(({ name }) => name);
  return (
    <>
      <div className="field-pair">
        <NumberInput
          label={text('custom-study-limit')}
          unit={text('custom-study-cards-unit')}
          value={draft.cardLimit}
          min={1}
          max={maxCards}
          onChange={(cardLimit) => onChange({ cardLimit })}
        />
        <SelectInput
          label={text('custom-study-cards')}
          value={draft.cards}
          options={crammedCards.map((cards) => ({ value: cards, label: text(`custom-study-cards-${cards}`) }))}
          onChange={(cards) => onChange({ cards })}
        />
      </div>
      {names.length === 0 ? (
        <p className="soft">{text('custom-study-tags-none')}</p>
      ) : (
        <div className="field-pair">
          <TagList
            label={text('custom-study-include')}
            tags={names}
            chosen={draft.includeTags}
            onChange={(includeTags) => onChange({ includeTags })}
          />
          <TagList
            label={text('custom-study-exclude')}
            tags={names}
            chosen={draft.excludeTags}
            onChange={(excludeTags) => onChange({ excludeTags })}
          />
        </div>
      )}
    </>
  );
}
