import { useId } from 'react';
import { useSettled } from '#renderer/components/use-settled.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { isDate } from '#shared/domain/deck-options.ts';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';
import { chosenPreset } from './options-draft.ts';

const TYPING_MS = 400;

/** A day, and how many cards are left to learn from. */
export function IgnoreBeforeRow() {
  const text = useText();
  const id = useId();
  const { options, setOptions } = useOptionsEditor();
  const { ignoreReviewsBefore } = options;
  return (
    <OptionRow
      name="ignoreReviewsBefore"
      onReset={ignoreReviewsBefore === '' ? undefined : () => setOptions({ ignoreReviewsBefore: '' })}
    >
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {text('option-ignoreReviewsBefore')}
        </label>
        <input
          className="input input-date"
          id={id}
          type="date"
          value={ignoreReviewsBefore}
          onChange={(event) => setOptions({ ignoreReviewsBefore: event.target.value })}
        />
        <Remaining />
      </div>
    </OptionRow>
  );
}

function Remaining() {
  const text = useText();
  const { draft, options } = useOptionsEditor();
  const { name, storedName } = chosenPreset(draft);
  const search = useSettled(options.optimizeSearch, TYPING_MS);
  const ignoreReviewsBefore = useSettled(options.ignoreReviewsBefore, TYPING_MS);
  const enabled = isDate(ignoreReviewsBefore);
  const presetName = storedName ?? name;
  const query = useServerQuery('deckConfig.ignoredBefore', { search, presetName, ignoreReviewsBefore }, { enabled });
  if (!enabled || query.data === undefined) return null;
  const { included, total } = query.data;
  return (
    <p className="field-hint" role="status">
      {text('options-ignored', { included, total })}
    </p>
  );
}
