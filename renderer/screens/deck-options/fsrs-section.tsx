import { useState } from 'react';
import { Check, Choice } from '#renderer/components/choice.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { defaultDeckOptions, optionRanges } from '#shared/domain/deck-options.ts';
import { IgnoreBeforeRow } from './ignore-before-row.tsx';
import { LearningPanel } from './learning-panel.tsx';
import { sectionFields } from './option-fields.ts';
import { OptionInput, useRange } from './option-inputs.tsx';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { parametersText, parseParameters } from './parameters-text.ts';
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

/** For all decks of the preset, or for this one. */
function RetentionRow() {
  const text = useText();
  const { draft, options, setOptions, setOwn } = useOptionsEditor();
  const percent = draft.own.desiredRetentionPercent;
  const { low, high } = optionRanges.desiredRetention;
  const label = text('option-desiredRetention');
  const levels = (['preset', 'deck'] as const).map((value) => ({ value, label: text(`options-level-${value}`) }));
  return (
    <OptionRow
      name="desiredRetention"
      isWide
      range={useRange('desiredRetention')}
      onReset={
        percent === null && options.desiredRetention !== defaultDeckOptions.desiredRetention
          ? () => setOptions({ desiredRetention: defaultDeckOptions.desiredRetention })
          : undefined
      }
    >
      <div className="option-pair">
        <NumberInput
          label={label}
          value={percent === null ? options.desiredRetention : percent / 100}
          min={low}
          max={high}
          digits={2}
          hint={
            percent === null
              ? undefined
              : text('options-level-is-preset', { value: options.desiredRetention.toFixed(2) })
          }
          onChange={(value) =>
            percent === null
              ? setOptions({ desiredRetention: value })
              : setOwn({ desiredRetentionPercent: Math.round(value * 100) })
          }
        />
        <Choice
          label={text('options-level', { option: label })}
          value={percent === null ? 'preset' : 'deck'}
          options={levels}
          onChange={(level) =>
            setOwn({ desiredRetentionPercent: level === 'deck' ? Math.round(options.desiredRetention * 100) : null })
          }
        />
      </div>
    </OptionRow>
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
