import type { ChoiceOption } from '#renderer/components/choice.tsx';
import { normalDecks } from '#renderer/components/normal-decks.ts';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { askedAnew } from './text-form.ts';
import type { TextOptionsProps } from './text-options-dialog.tsx';

/** The file itself says which. */
const FROM_FILE = 'file';

/** Note type and deck of the notes: one for all of them, or what the file says. */
export function TextPlaces({ form, options, onChange }: TextOptionsProps) {
  const text = useText();
  const notetypes = useServerQuery('notetypes.list', {}).data ?? [];
  const decks = normalDecks(useServerQuery('decks.tree', {}).data ?? []);
  const { notetype, deck } = options;
  const notetypeNames = notetypes.map(({ notetypeId, name }) => ({ value: String(notetypeId), label: name }));
  const deckNames = decks.map(({ deckId, fullName }) => ({ value: String(deckId), label: fullName }));
  return (
    <>
      <SelectInput
        label={text('text-import-notetype')}
        options={[
          ...(notetype.kind === 'one'
            ? []
            : [{ value: FROM_FILE, label: text('text-import-from-column', { number: notetype.column }) }]),
          ...notetypeNames,
        ]}
        value={notetype.kind === 'one' ? String(notetype.notetypeId) : FROM_FILE}
        onChange={(value) => {
          const chosen = notetypes.find(({ notetypeId }) => String(notetypeId) === value);
          if (chosen !== undefined) onChange(askedAnew(form, { notetypeId: chosen.notetypeId }));
        }}
      />
      <SelectInput
        label={text('text-import-deck')}
        options={[...deckFromFile(deck, text), ...deckNames]}
        value={deck.kind === 'one' ? String(deck.deckId) : FROM_FILE}
        onChange={(value) => {
          const chosen = decks.find(({ deckId }) => String(deckId) === value);
          if (chosen !== undefined) onChange(askedAnew(form, { deckId: chosen.deckId }));
        }}
      />
    </>
  );
}

function deckFromFile(
  deck: TextOptionsProps['options']['deck'],
  text: ReturnType<typeof useText>,
): readonly ChoiceOption<string>[] {
  switch (deck.kind) {
    case 'one':
      return [];
    case 'new':
      return [{ value: FROM_FILE, label: text('text-import-new-deck', { name: deck.name }) }];
    case 'column':
      return [{ value: FROM_FILE, label: text('text-import-from-column', { number: deck.column }) }];
  }
}
