import { useState } from 'react';
import { Check } from '#renderer/components/choice.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import {
  type DeckOptions,
  defaultDeckOptions,
  type NumberOption,
  optionRanges,
  type SwitchOption,
} from '#shared/domain/deck-options.ts';
import { type ChoiceOptionName, choices, type OptionField, senselessSortOrders } from './option-fields.ts';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { parseSteps, stepsText } from './steps-text.ts';

/** One field of the chosen preset. Hidden where it has no meaning. */
export function OptionInput({ field }: { readonly field: OptionField }) {
  const { draft } = useOptionsEditor();
  const scheduler = draft.shared.fsrs ? 'fsrs' : 'sm2';
  if (field.only !== undefined && field.only !== scheduler) return null;
  switch (field.kind) {
    case 'number':
      return <NumberRow option={field.option} unit={field.unit} />;
    case 'switch':
      return <SwitchRow option={field.option} />;
    case 'choice':
      return <ChoiceRow option={field.option} />;
    case 'steps':
      return <StepsRow option={field.option} />;
  }
}

function useReset(option: keyof DeckOptions): (() => void) | undefined {
  const { options, setOptions } = useOptionsEditor();
  const standard = defaultDeckOptions[option];
  if (JSON.stringify(options[option]) === JSON.stringify(standard)) return undefined;
  return () => setOptions({ [option]: standard });
}

/** What a number may be, as a sentence. */
export function useRange(option: NumberOption): string {
  const text = useText();
  const { low, high, digits } = optionRanges[option];
  return text('options-range', { low: low.toFixed(digits), high: high.toFixed(digits) });
}

interface NumberRowProps {
  readonly option: NumberOption;
  readonly unit: 'days' | 'seconds' | 'lapses' | undefined;
}

function NumberRow({ option, unit }: NumberRowProps) {
  const text = useText();
  const { options, setOptions } = useOptionsEditor();
  const { low, high, digits } = optionRanges[option];
  return (
    <OptionRow name={option} range={useRange(option)} onReset={useReset(option)}>
      <NumberInput
        label={text(`option-${option}`)}
        value={options[option]}
        min={low}
        // Another program may have stored more than this screen lets one type.
        max={Math.max(high, options[option])}
        digits={digits}
        {...(unit === undefined ? {} : { unit: text(`options-unit-${unit}`) })}
        onChange={(value) => setOptions({ [option]: value })}
      />
    </OptionRow>
  );
}

function SwitchRow({ option }: { readonly option: SwitchOption }) {
  const text = useText();
  const { options, setOptions } = useOptionsEditor();
  return (
    <OptionRow name={option} onReset={useReset(option)}>
      <Check isSelected={options[option]} onChange={(on) => setOptions({ [option]: on })}>
        {text(`option-${option}`)}
      </Check>
    </OptionRow>
  );
}

function ChoiceRow({ option }: { readonly option: ChoiceOptionName }) {
  const text = useText();
  const { options, setOptions } = useOptionsEditor();
  return (
    <OptionRow name={option} onReset={useReset(option)}>
      <SelectInput<string>
        label={text(`option-${option}`)}
        value={options[option]}
        options={useChoiceLabels(option)}
        disabled={option === 'newSortOrder' ? senselessSortOrders(options.newGatherOrder) : []}
        onChange={(value) => setOptions({ ...sortOrderFor(option, value, options), [option]: value })}
      />
    </OptionRow>
  );
}

/** A way of showing that makes no sense after another way of taking gives way to the standard one. */
function sortOrderFor(option: ChoiceOptionName, value: string, { newSortOrder }: DeckOptions): Partial<DeckOptions> {
  const gather = option === 'newGatherOrder' ? choices.newGatherOrder.find((each) => each === value) : undefined;
  const isSenseless = gather !== undefined && senselessSortOrders(gather).includes(newSortOrder);
  return isSenseless ? { newSortOrder: defaultDeckOptions.newSortOrder } : {};
}

function useChoiceLabels(option: ChoiceOptionName): { value: string; label: string }[] {
  const text = useText();
  switch (option) {
    case 'insertOrder':
      return choices.insertOrder.map((value) => ({ value, label: text(`option-insertOrder-${value}`) }));
    case 'leechAction':
      return choices.leechAction.map((value) => ({ value, label: text(`option-leechAction-${value}`) }));
    case 'newGatherOrder':
      return choices.newGatherOrder.map((value) => ({ value, label: text(`option-newGatherOrder-${value}`) }));
    case 'newSortOrder':
      return choices.newSortOrder.map((value) => ({ value, label: text(`option-newSortOrder-${value}`) }));
    case 'newMix':
      return choices.newMix.map((value) => ({ value, label: text(`option-newMix-${value}`) }));
    case 'interdayLearningMix':
      return choices.interdayLearningMix.map((value) => ({
        value,
        label: text(`option-interdayLearningMix-${value}`),
      }));
    case 'reviewOrder':
      return choices.reviewOrder.map((value) => ({ value, label: text(`option-reviewOrder-${value}`) }));
    case 'questionAction':
      return choices.questionAction.map((value) => ({ value, label: text(`option-questionAction-${value}`) }));
    case 'answerAction':
      return choices.answerAction.map((value) => ({ value, label: text(`option-answerAction-${value}`) }));
  }
}

function StepsRow({ option }: { readonly option: 'learnStepsMins' | 'relearnStepsMins' }) {
  const text = useText();
  const { options, problems, setOptions } = useOptionsEditor();
  const [typed, setTyped] = useState<string>();
  const isWrong = problems.some((problem) => problem.option === option);
  const reset = useReset(option);
  return (
    <OptionRow
      name={option}
      onReset={
        reset &&
        (() => {
          setTyped(undefined);
          reset();
        })
      }
    >
      <TextInput
        label={text(`option-${option}`)}
        direction="ltr"
        autoComplete="off"
        value={typed ?? stepsText(options[option])}
        onChange={(value) => {
          setTyped(value);
          setOptions({ [option]: parseSteps(value) ?? [Number.NaN] });
        }}
        onBlur={() => isWrong || setTyped(undefined)}
      />
    </OptionRow>
  );
}
