import { Choice } from '#renderer/components/choice.tsx';
import { useText, useTranslator } from '#renderer/i18n/text-context.tsx';
import { defaultDeckOptions } from '#shared/domain/deck-options.ts';
import { OptionRow } from './option-row.tsx';
import { useOptionsEditor } from './options-context.tsx';

const shares = { normal: 1, reduced: 0.5, minimum: 0 } as const;
const loads = ['normal', 'reduced', 'minimum'] as const;
/** A Monday: its week gives the names of the days. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** How many reviews each weekday takes. */
export function EasyDaysSection() {
  const text = useText();
  const { locale } = useTranslator();
  const { options, setOptions } = useOptionsEditor();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const isStandard = options.easyDays.every((share) => share === shares.normal);
  return (
    <OptionRow
      name="easyDays"
      isWide
      onReset={isStandard ? undefined : () => setOptions({ easyDays: defaultDeckOptions.easyDays })}
    >
      <div className="easy-days">
        {options.easyDays.map((share, day) => (
          <Choice
            // Days have no other identity than their place.
            key={day}
            label={weekday.format(MONDAY_MS + day * DAY_MS)}
            value={loadOf(share)}
            options={loads.map((value) => ({ value, label: text(`options-easy-${value}`) }))}
            onChange={(load) => setOptions({ easyDays: options.easyDays.with(day, shares[load]) })}
          />
        ))}
      </div>
    </OptionRow>
  );
}

/** Another program may have stored shares in between. */
function loadOf(share: number): (typeof loads)[number] {
  if (share === shares.normal) return 'normal';
  return share === shares.minimum ? 'minimum' : 'reduced';
}
