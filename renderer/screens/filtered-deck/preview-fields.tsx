import { useId } from 'react';
import { Check } from '#renderer/components/choice.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { FilteredDraft } from './filtered-draft.ts';

export interface PreviewFieldsProps {
  readonly draft: FilteredDraft;
  readonly onChange: (patch: Partial<FilteredDraft>) => void;
}

const maxSecs = 99_999;

/** Whether answers count; if not, how soon a card comes again. */
export function PreviewFields({ draft, onChange }: PreviewFieldsProps) {
  const text = useText();
  const [hintId, titleId, delayHintId] = [useId(), useId(), useId()];
  const delays = [
    ['filtered-delay-again', 'previewAgainSecs'],
    ['filtered-delay-hard', 'previewHardSecs'],
    ['filtered-delay-good', 'previewGoodSecs'],
  ] as const;
  return (
    <>
      <div className="field">
        <Check isSelected={draft.reschedule} onChange={(reschedule) => onChange({ reschedule })} describedBy={hintId}>
          {text('filtered-reschedule')}
        </Check>
        <span className="field-hint check-hint" id={hintId}>
          {text('filtered-reschedule-hint')}
        </span>
      </div>
      {draft.reschedule ? null : (
        <div className="field" role="group" aria-labelledby={titleId} aria-describedby={delayHintId}>
          <span className="field-label" id={titleId}>
            {text('filtered-delays')}
          </span>
          <div className="field-row">
            {delays.map(([label, key]) => (
              <NumberInput
                key={key}
                label={text(label)}
                unit={text('filtered-delay-unit')}
                value={draft[key]}
                min={0}
                max={maxSecs}
                onChange={(secs) => onChange({ [key]: secs })}
              />
            ))}
          </div>
          <span className="field-hint" id={delayHintId}>
            {text('filtered-delay-hint')}
          </span>
        </div>
      )}
    </>
  );
}
