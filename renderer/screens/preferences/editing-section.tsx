import { useState } from 'react';
import { Check, Choice } from '#renderer/components/choice.tsx';
import { HintedCheck } from '#renderer/components/hinted-check.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

/** How writing and searching behave. All of it is kept in the collection, for every device. */
export function EditingSection() {
  const text = useText();
  const settings = useServerQuery('browserPreferences.get', {}).data;
  const { run } = useOperation('browserPreferences.set');
  if (settings === undefined) return null;
  return (
    <div className="form">
      <Choice
        label={text('preferences-add-deck')}
        look="list"
        value={settings.addToCurrentDeck ? 'deck' : 'notetype'}
        options={[
          { value: 'deck', label: text('preferences-add-deck-current') },
          { value: 'notetype', label: text('preferences-add-deck-notetype') },
        ]}
        onChange={(by) => void run({ addToCurrentDeck: by === 'deck' })}
      />
      <HintedCheck
        isSelected={settings.pasteStripsFormatting}
        hint={text('preferences-paste-strips-hint')}
        onChange={(pasteStripsFormatting) => void run({ pasteStripsFormatting })}
      >
        {text('preferences-paste-strips')}
      </HintedCheck>
      <HintedCheck
        isSelected={settings.pasteImagesAsPng}
        hint={text('preferences-paste-png-hint')}
        onChange={(pasteImagesAsPng) => void run({ pasteImagesAsPng })}
      >
        {text('preferences-paste-png')}
      </HintedCheck>
      <Check isSelected={settings.drawsMath} onChange={(drawsMath) => void run({ drawsMath })}>
        {text('preferences-draws-math')}
      </Check>
      <HintedCheck
        isSelected={settings.shrinksImages}
        hint={text('preferences-shrinks-images-hint')}
        onChange={(shrinksImages) => void run({ shrinksImages })}
      >
        {text('preferences-shrinks-images')}
      </HintedCheck>
      <Check isSelected={settings.closesTags} onChange={(closesTags) => void run({ closesTags })}>
        {text('preferences-closes-tags')}
      </Check>
      <DefaultSearch query={settings.defaultSearch} onChange={(defaultSearch) => void run({ defaultSearch })} />
      <HintedCheck
        isSelected={settings.ignoreAccents}
        hint={text('preferences-ignore-accents-hint')}
        onChange={(ignoreAccents) => void run({ ignoreAccents })}
      >
        {text('preferences-ignore-accents')}
      </HintedCheck>
      <p className="field-hint">{text('preferences-editing-places')}</p>
    </div>
  );
}

interface DefaultSearchProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
}

/** Kept on leaving the field. */
function DefaultSearch({ query, onChange }: DefaultSearchProps) {
  const text = useText();
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      label={text('preferences-default-search')}
      hint={text('preferences-default-search-hint')}
      autoComplete="off"
      direction="ltr"
      value={typed ?? query}
      onChange={setTyped}
      onBlur={() => {
        setTyped(undefined);
        if (typed !== undefined && typed.trim() !== query) onChange(typed.trim());
      }}
    />
  );
}
