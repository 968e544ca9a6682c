import { useState } from 'react';
import { Check } from '#renderer/components/choice.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { IgnoreBeforeRow } from './ignore-before-row.tsx';
import { LearningPanel } from './learning-panel.tsx';
import { sectionFields } from './option-fields.ts';
import { OptionInput } from './option-inputs.tsx';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { parametersText, parseParameters } from './parameters-text.ts';
import { RetentionRow } from './retention-row.tsx';
import { SharedSwitch } from './shared-switch.tsx';
import type { Learning } from './use-learning.ts';

export function FsrsSection({ learning }: { readonly learning: Learning }) {
  const { draft } = useOptionsEditor();
  return (
    <>
      <SharedSwitch name="fsrs" />
      {draft.shared.fsrs ? (
        <>
          <RetentionRow />
          <ParametersRow />
          <SearchRow />
          <SharedSwitch name="fsrsHealthCheck" />
          <LearningPanel learning={learning} />
          <RescheduleRow />
          {sectionFields.fsrs.map((field) => (
            <OptionInput key={field.option} field={field} />
          ))}
          <IgnoreBeforeRow />
        </>
      ) : null}
    </>
  );
}

function ParametersRow() {
  const text = useText();
  const { options, problems, setOptions } = useOptionsEditor();
  const [typed, setTyped] = useState<{ readonly text: string; readonly meant: readonly number[] }>();
  const isWrong = problems.some(({ option }) => option === 'fsrsParameters');
  const { fsrsParameters } = options;
  // Computed ones, or those of another preset, come in place of what was typed.
  const isTyped = typed !== undefined && typed.meant === fsrsParameters;
  return (
    <OptionRow
      name="fsrsParameters"
      isWide
      onReset={fsrsParameters.length === 0 ? undefined : () => setOptions({ fsrsParameters: [] })}
    >
      <TextInput
        label={text('option-fsrsParameters')}
        direction="ltr"
        lines={3}
        hint={fsrsParameters.length === 0 ? text('options-parameters-empty') : undefined}
        value={isTyped ? typed.text : parametersText(fsrsParameters)}
        onChange={(value) => {
          const meant = parseParameters(value) ?? [Number.NaN];
          setTyped({ text: value, meant });
          setOptions({ fsrsParameters: meant });
        }}
        onBlur={() => isWrong || setTyped(undefined)}
      />
    </OptionRow>
  );
}

function SearchRow() {
  const text = useText();
  const { options, setOptions } = useOptionsEditor();
  return (
    <OptionRow
      name="optimizeSearch"
      isWide
      onReset={options.optimizeSearch === '' ? undefined : () => setOptions({ optimizeSearch: '' })}
    >
      <TextInput
        label={text('option-optimizeSearch')}
        direction="ltr"
        autoComplete="off"
        hint={options.optimizeSearch === '' ? text('options-optimize-search-empty') : undefined}
        value={options.optimizeSearch}
        onChange={(optimizeSearch) => setOptions({ optimizeSearch })}
      />
    </OptionRow>
  );
}

function RescheduleRow() {
  const text = useText();
  const { draft, setDraft } = useOptionsEditor();
  return (
    <OptionRow name="reschedule" isWide>
      <Check isSelected={draft.reschedule} onChange={(reschedule) => setDraft((before) => ({ ...before, reschedule }))}>
        {text('option-reschedule')}
      </Check>
    </OptionRow>
  );
}
