import { normalDecks } from '#renderer/components/normal-decks.ts';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { sayingColumn, sayingColumns } from './column-choices.ts';
import { askedAnew } from './text-form.ts';
import type { TextOptionsProps } from './text-options-dialog.tsx';

/** A deck that the file names and that is still to be made. */
const NEW = 'new';

/** Note type and deck of the notes: one for all of them, or what a column says of each row. */
export function TextPlaces(props: TextOptionsProps) {
  return (
    <>
      <NotetypePlace {...props} />
      <DeckPlace {...props} />
    </>
  );
}

function NotetypePlace({ info, form, options: { notetype }, onChange }: TextOptionsProps) {
  const text = useText();
  const notetypes = useServerQuery('notetypes.list', {}).data ?? [];
  return (
    <SelectInput
      label={text('text-import-notetype')}
      options={[
        ...notetypes.map(({ notetypeId, name }) => ({ value: String(notetypeId), label: name })),
        ...sayingColumns(info, notetype.kind === 'column' ? notetype.column : 0, text),
      ]}
      value={notetype.kind === 'one' ? String(notetype.notetypeId) : `column-${notetype.column}`}
      onChange={(value) => {
        const column = sayingColumn(value);
        const chosen = notetypes.find(({ notetypeId }) => String(notetypeId) === value);
        if (column !== undefined) onChange(askedAnew(form, { notetype: { kind: 'column', column } }));
        else if (chosen !== undefined) {
          onChange(askedAnew(form, { notetype: { kind: 'one', notetypeId: chosen.notetypeId } }));
        }
      }}
    />
  );
}

function DeckPlace({ info, form, options: { deck }, onChange }: TextOptionsProps) {
  const text = useText();
  const decks = normalDecks(useServerQuery('decks.tree', {}).data ?? []);
  const made = deck.kind === 'new' ? [{ value: NEW, label: text('text-import-new-deck', { name: deck.name }) }] : [];
  return (
    <SelectInput
      label={text('text-import-deck')}
      options={[
        ...made,
        ...decks.map(({ deckId, fullName }) => ({ value: String(deckId), label: fullName })),
        ...sayingColumns(info, deck.kind === 'column' ? deck.column : 0, text),
      ]}
      value={deckValue(deck)}
      onChange={(value) => {
        const column = sayingColumn(value);
        const chosen = decks.find(({ deckId }) => String(deckId) === value);
        if (column !== undefined) onChange(askedAnew(form, { deck: { kind: 'column', column } }));
        else if (chosen !== undefined) onChange(askedAnew(form, { deck: { kind: 'one', deckId: chosen.deckId } }));
      }}
    />
  );
}

function deckValue(deck: TextOptionsProps['options']['deck']): string {
  switch (deck.kind) {
    case 'one':
      return String(deck.deckId);
    case 'new':
      return NEW;
    case 'column':
      return `column-${deck.column}`;
  }
}
