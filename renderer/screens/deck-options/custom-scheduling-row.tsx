import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';

/** A script of the person's own, for every deck. */
export function CustomSchedulingRow() {
  const text = useText();
  const { draft, setShared } = useOptionsEditor();
  const { cardStateCustomizer } = draft.shared;
  return (
    <OptionRow
      name="cardStateCustomizer"
      isWide
      onReset={cardStateCustomizer === '' ? undefined : () => setShared({ cardStateCustomizer: '' })}
    >
      <TextInput
        label={`${text('option-cardStateCustomizer')} (${text('options-all-decks')})`}
        direction="ltr"
        lines={6}
        value={cardStateCustomizer}
        onChange={(script) => setShared({ cardStateCustomizer: script })}
      />
    </OptionRow>
  );
}
