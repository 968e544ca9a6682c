import { Choice } from '#renderer/components/choice.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { defaultDeckOptions, optionRanges } from '#shared/domain/deck-options.ts';
import { useRange } from './option-inputs.tsx';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { SharedSwitch } from './shared-switch.tsx';

const levels = ['preset', 'deck', 'today'] as const;

/** Both limits, each for all decks of the preset, for this one, or for today alone. */
export function LimitsSection() {
  return (
    <>
      <LimitRow option="newPerDay" own="newLimit" today="newLimitToday" unit="cards" />
      <LimitRow option="reviewsPerDay" own="reviewLimit" today="reviewLimitToday" unit="reviews" />
      <SharedSwitch name="newCardsIgnoreReviewLimit" />
      <SharedSwitch name="applyAllParentLimits" />
    </>
  );
}

interface LimitRowProps {
  readonly option: 'newPerDay' | 'reviewsPerDay';
  readonly own: 'newLimit' | 'reviewLimit';
  readonly today: 'newLimitToday' | 'reviewLimitToday';
  readonly unit: 'cards' | 'reviews';
}

function LimitRow({ option, own, today, unit }: LimitRowProps) {
  const text = useText();
  const format = useFormat();
  const { state, draft, options, setOptions, setOwn } = useOptionsEditor();
  const [ofPreset, ofDeck, ofToday] = [options[option], draft.own[own], draft.own[today]];
  const level = ofToday !== null ? 'today' : ofDeck !== null ? 'deck' : 'preset';
  const label = text(`option-${option}`);
  function choose(chosen: (typeof levels)[number]): void {
    if (chosen === 'preset') setOwn({ [own]: null, [today]: null });
    else if (chosen === 'deck') setOwn({ [own]: ofDeck ?? ofPreset, [today]: null });
    else setOwn({ [today]: ofToday ?? state.lastToday[own] ?? ofDeck ?? ofPreset });
  }
  function change(value: number): void {
    if (level === 'preset') setOptions({ [option]: value });
    else setOwn({ [level === 'deck' ? own : today]: value });
  }
  return (
    <OptionRow
      name={option}
      isWide
      range={useRange(option)}
      onReset={
        level === 'preset' && ofPreset !== defaultDeckOptions[option]
          ? () => setOptions({ [option]: defaultDeckOptions[option] })
          : undefined
      }
    >
      <div className="option-pair">
        <NumberInput
          label={label}
          value={ofToday ?? ofDeck ?? ofPreset}
          min={optionRanges[option].low}
          max={optionRanges[option].high}
          unit={text(`options-unit-${unit}`)}
          onChange={change}
        />
        <Choice
          label={text('options-level', { option: label })}
          isLabelHidden
          value={level}
          options={levels.map((value) => ({ value, label: text(`options-level-${value}`) }))}
          onChange={choose}
        />
      </div>
      {level === 'preset' ? null : (
        <p className="field-hint">{text('options-level-is-preset', { value: format.number(ofPreset) })}</p>
      )}
    </OptionRow>
  );
}
