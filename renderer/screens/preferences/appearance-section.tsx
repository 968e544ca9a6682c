import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useEffect, useState } from 'react';
import { locales } from '#shared/i18n/locales.ts';
import { Check, Choice } from '#renderer/components/choice.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

export function AppearanceSection() {
  const text = useText();
  const preferences = useServerQuery('preferences.get', {}).data;
  const info = useServerQuery('app.info', {}).data;
  const set = useOperation('preferences.set');
  if (preferences === undefined || info === undefined) return null;
  return (
    <div className="form">
      <Choice
        label={text('preferences-language')}
        look="list"
        value={preferences.language}
        options={[
          {
            value: 'system' as const,
            label: text('language-system', { language: text(`language-${info.systemLocale}`) }),
          },
          ...locales.map((locale) => ({ value: locale, label: text(`language-${locale}`) })),
        ]}
        onChange={(language) => void set.run({ language })}
      />
      <Choice
        label={text('preferences-theme')}
        value={preferences.theme}
        options={[
          { value: 'system', label: text('theme-system') },
          { value: 'light', label: text('theme-light') },
          { value: 'dark', label: text('theme-dark') },
        ]}
        onChange={(theme) => void set.run({ theme })}
      />
      <TextSize percent={preferences.uiScale} onChange={(uiScale) => void set.run({ uiScale })} />
      <Check isSelected={preferences.reduceMotion} onChange={(reduceMotion) => void set.run({ reduceMotion })}>
        {text('preferences-motion')}
      </Check>
    </div>
  );
}

interface TextSizeProps {
  readonly percent: number;
  readonly onChange: (percent: number) => void;
}

/** The size changes when the thumb is let go: a page that grows under the pointer can't be aimed at. */
function TextSize({ percent, onChange }: TextSizeProps) {
  const text = useText();
  const [shown, setShown] = useState(percent);
  useEffect(() => setShown(percent), [percent]);
  return (
    <Slider
      className="slider"
      minValue={100}
      maxValue={200}
      step={10}
      value={shown}
      onChange={(value) => setShown(Number(value))}
      onChangeEnd={(value) => onChange(Number(value))}
    >
      <Label className="field-label">{text('preferences-size')}</Label>
      <SliderOutput className="slider-output">{text('preferences-size-value', { percent: shown })}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  );
}
