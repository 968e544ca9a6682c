import { NumberInput } from '#renderer/components/number-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

/** How often backups are made by themselves and how many stay. All of it is kept in the collection. */
export function BackupsSection() {
  const text = useText();
  const settings = useServerQuery('backupPreferences.get', {}).data;
  const { run } = useOperation('backupPreferences.set');
  if (settings === undefined) return null;
  return (
    <div className="form">
      <NumberInput
        label={text('preferences-backups-every')}
        unit={text('preferences-minutes-unit')}
        hint={text('preferences-backups-every-hint')}
        value={settings.minutesBetween}
        min={5}
        max={9999}
        onChange={(minutesBetween) => void run({ minutesBetween })}
      />
      <p id="backups-kept">{text('preferences-backups-kept')}</p>
      <div className="field-pair" role="group" aria-labelledby="backups-kept">
        <NumberInput
          label={text('preferences-backups-days')}
          value={settings.daily}
          min={0}
          max={9999}
          onChange={(daily) => void run({ daily })}
        />
        <NumberInput
          label={text('preferences-backups-weeks')}
          value={settings.weekly}
          min={0}
          max={9999}
          onChange={(weekly) => void run({ weekly })}
        />
        <NumberInput
          label={text('preferences-backups-months')}
          value={settings.monthly}
          min={0}
          max={9999}
          onChange={(monthly) => void run({ monthly })}
        />
      </div>
      <p className="field-hint">{text('preferences-backups-newest')}</p>
      <p className="field-hint">{text('preferences-backups-media')}</p>
      <p className="field-hint">{text('preferences-backups-places')}</p>
    </div>
  );
}
