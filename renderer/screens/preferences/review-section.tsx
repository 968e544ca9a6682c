import { Check } from '#renderer/components/choice.tsx';
import { HintedCheck } from '#renderer/components/hinted-check.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { AnswerKeys } from './answer-keys.tsx';
import { UrlSchemes } from './url-schemes.tsx';

/** How studying behaves: what the collection keeps for every device first, then what this program keeps. */
export function ReviewSection() {
  const text = useText();
  const inCollection = useServerQuery('reviewPreferences.get', {}).data;
  const inProgram = useServerQuery('preferences.get', {}).data;
  const inProfile = useServerQuery('profilePreferences.get', {}).data;
  return (
    <div className="form">
      {inCollection === undefined ? null : <CollectionSettings settings={inCollection} />}
      {inProgram === undefined ? null : <ProgramSettings preferences={inProgram} />}
      {inProfile === undefined ? null : <ProfileSettings preferences={inProfile} />}
      <p className="field-hint">{text('preferences-review-places')}</p>
    </div>
  );
}

function CollectionSettings({ settings }: { readonly settings: MethodOutput<'reviewPreferences.get'> }) {
  const text = useText();
  const { run } = useOperation('reviewPreferences.set');
  return (
    <>
      <div className="field-pair">
        <NumberInput
          label={text('preferences-rollover')}
          unit={text('preferences-rollover-unit')}
          value={settings.rolloverHour}
          min={0}
          max={23}
          onChange={(rolloverHour) => void run({ rolloverHour })}
        />
        <Minutes
          label={text('preferences-learn-ahead')}
          secs={settings.learnAheadSecs}
          max={999}
          onChange={(learnAheadSecs) => void run({ learnAheadSecs })}
        />
        <Minutes
          label={text('preferences-timebox')}
          hint={text('preferences-timebox-hint')}
          secs={settings.timeboxSecs}
          max={9999}
          onChange={(timeboxSecs) => void run({ timeboxSecs })}
        />
      </div>
      <Check isSelected={settings.showPlayButtons} onChange={(showPlayButtons) => void run({ showPlayButtons })}>
        {text('preferences-play-buttons')}
      </Check>
      <Check isSelected={settings.interruptAudio} onChange={(interruptAudio) => void run({ interruptAudio })}>
        {text('preferences-interrupt-audio')}
      </Check>
      <Check isSelected={settings.showRemaining} onChange={(showRemaining) => void run({ showRemaining })}>
        {text('preferences-remaining')}
      </Check>
      <Check isSelected={settings.showNextTimes} onChange={(showNextTimes) => void run({ showNextTimes })}>
        {text('preferences-next-times')}
      </Check>
      <HintedCheck
        isSelected={settings.renderLatex}
        hint={text('preferences-latex-hint')}
        onChange={(renderLatex) => void run({ renderLatex })}
      >
        {text('preferences-latex')}
      </HintedCheck>
    </>
  );
}

function ProgramSettings({ preferences }: { readonly preferences: MethodOutput<'preferences.get'> }) {
  const text = useText();
  const { run } = useOperation('preferences.set');
  return (
    <>
      <Check isSelected={preferences.spaceAnswers} onChange={(spaceAnswers) => void run({ spaceAnswers })}>
        {text('preferences-space-answers')}
      </Check>
      <AnswerKeys
        keys={preferences.answerKeys}
        onChange={async (answerKeys) => (await run({ answerKeys })) !== undefined}
      />
      <UrlSchemes schemes={preferences.urlSchemes} onChange={(urlSchemes) => void run({ urlSchemes })} />
    </>
  );
}

function ProfileSettings({ preferences }: { readonly preferences: MethodOutput<'profilePreferences.get'> }) {
  const text = useText();
  const { run } = useOperation('profilePreferences.set');
  return (
    <HintedCheck
      isSelected={preferences.cardsUseNetwork}
      hint={text('preferences-cards-network-hint')}
      onChange={(cardsUseNetwork) => void run({ cardsUseNetwork })}
    >
      {text('preferences-cards-network')}
    </HintedCheck>
  );
}

interface MinutesProps {
  readonly label: string;
  readonly hint?: string;
  readonly secs: number;
  readonly max: number;
  readonly onChange: (secs: number) => void;
}

/** Another client may have stored seconds between: they stay until the number is changed. */
function Minutes({ label, hint, secs, max, onChange }: MinutesProps) {
  const text = useText();
  return (
    <NumberInput
      label={label}
      unit={text('preferences-minutes-unit')}
      hint={hint}
      value={Math.round(secs / 60)}
      min={0}
      max={max}
      onChange={(minutes) => onChange(minutes * 60)}
    />
  );
}
