import { Check } from '#renderer/components/choice.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';

export interface SharedSwitchProps {
  readonly name: 'newCardsIgnoreReviewLimit' | 'applyAllParentLimits' | 'fsrs' | 'fsrsHealthCheck';
}

/** A switch that holds for every deck, and says so. */
export function SharedSwitch({ name }: SharedSwitchProps) {
  const text = useText();
  const { draft, setShared } = useOptionsEditor();
  return (
    <OptionRow name={name} isWide>
      <Check isSelected={draft.shared[name]} onChange={(on) => setShared({ [name]: on })}>
        {text(`option-${name}`)} <span className="soft">{text('options-all-decks')}</span>
      </Check>
    </OptionRow>
  );
}
