import { Choice } from '#renderer/components/choice.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { useDelayed } from '#renderer/components/use-delayed.ts';
import { useSettled } from '#renderer/components/use-settled.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { areFsrsParameters, defaultDeckOptions, optionRanges } from '#shared/domain/deck-options.ts';
import { useRange } from './option-inputs.tsx';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { chosenPreset } from './options-draft.ts';

/** Numbers that can be changed by holding a key are compared once they rest. */
const RESTING_MS = 200;
const SLOW_MS = 300;

/** For all decks of the preset, or for this one. */
export function RetentionRow() {
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
          onChange={(value) =>
            percent === null
              ? setOptions({ desiredRetention: value })
              : setOwn({ desiredRetentionPercent: Math.round(value * 100) })
          }
        />
        <Choice
          label={text('options-level', { option: label })}
          isLabelHidden
          value={percent === null ? 'preset' : 'deck'}
          options={levels}
          onChange={(level) =>
            setOwn({ desiredRetentionPercent: level === 'deck' ? Math.round(options.desiredRetention * 100) : null })
          }
        />
      </div>
      {percent === null ? null : (
        <p className="field-hint">{text('options-level-is-preset', { value: options.desiredRetention.toFixed(2) })}</p>
      )}
      <Workload />
    </OptionRow>
  );
}

/** How much more or less there is to study than with what was stored. Always takes its place, so that nothing moves. */
function Workload() {
  const text = useText();
  const { state, draft, options } = useOptionsEditor();
  const { storedName, deckConfigId } = chosenPreset(draft);
  const stored = state.presets.find((preset) => preset.deckConfigId === deckConfigId)?.options.desiredRetention;
  const before = percentOf(state.own.desiredRetentionPercent, stored ?? options.desiredRetention);
  const wanted = useSettled(percentOf(draft.own.desiredRetentionPercent, options.desiredRetention), RESTING_MS);
  const fsrsParameters = useSettled(options.fsrsParameters, RESTING_MS);
  const isCompared = wanted !== before && storedName !== null && areFsrsParameters(fsrsParameters);
  const input = { presetName: storedName ?? '', fsrsParameters };
  const enabled = { enabled: isCompared };
  const then = useServerQuery('deckConfig.workload', { ...input, retentionPercent: before }, enabled);
  const now = useServerQuery('deckConfig.workload', { ...input, retentionPercent: wanted }, enabled);
  const isSlow = useDelayed(isCompared && (then.isFetching || now.isFetching), SLOW_MS);
  const isKnown = isCompared && !then.isPlaceholderData && !now.isPlaceholderData;
  const [secsThen, secsNow] = isKnown ? [then.data?.yearSecs ?? 0, now.data?.yearSecs ?? 0] : [0, 0];
  return (
    <p className="field-hint retention-workload" role="status">
      {secsThen > 0 && secsNow > 0
        ? text('options-workload', { factor: (secsNow / secsThen).toFixed(2), before: (before / 100).toFixed(2) })
        : text(isSlow ? 'options-workload-working' : 'options-workload-same')}
    </p>
  );
}

function percentOf(ownPercent: number | null, retention: number): number {
  return ownPercent ?? Math.round(retention * 100);
}
