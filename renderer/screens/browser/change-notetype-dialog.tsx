import { useState } from 'react';
import type { NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectInput } from '#renderer/components/select-input.tsx';
import { useSchemaGuard } from '#renderer/frame/use-schema-guard.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { showToast } from '#renderer/state/toast-store.ts';

interface ChangeNotetypeDialogProps {
  readonly noteIds: readonly NoteId[];
  readonly fromNotetypeId: NotetypeId;
  readonly onClose: () => void;
}

type Preview = MethodOutput<'notetypes.changePreview'>;
type Maps = Pick<Preview, 'fieldMap' | 'templateMap'>;

/** Notes of one type get another one: what goes where, and what that costs. */
export function ChangeNotetypeDialog({ noteIds, fromNotetypeId, onClose }: ChangeNotetypeDialogProps) {
  const text = useText();
  const change = useOperation('notetypes.changeNotes');
  const notetypes = useServerQuery('notetypes.list', {}).data ?? [];
  const [toNotetypeId, setTo] = useState(fromNotetypeId);
  const [chosen, setChosen] = useState<Maps>();
  const wanted = { noteIds: [...noteIds], fromNotetypeId, toNotetypeId };
  const { data, isPlaceholderData } = useServerQuery('notetypes.changePreview', { ...wanted, ...chosen });
  const preview = isPlaceholderData ? undefined : data;
  const maps = chosen ?? preview;
  const [from, to] = [fromNotetypeId, toNotetypeId].map((id) => notetypes.find((known) => known.notetypeId === id));
  const guard = useUnchangedGuard([fromNotetypeId, toNotetypeId], notetypes, onClose);
  async function submit({ fieldMap, templateMap }: Maps): Promise<void> {
    const done = await change.run({ ...wanted, fieldMap, templateMap });
    if (done === undefined) return;
    showToast(text('change-notetype-done', { count: done.noteCount }), { canUndo: true });
    guard.afterwards();
    onClose();
  }
  return (
    <Dialog
      title={text('change-notetype-title', { count: noteIds.length })}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button
            look="primary"
            isDisabled={preview === undefined || change.running}
            onPress={() => {
              if (maps !== undefined) guard.before(() => void submit(maps));
            }}
          >
            {text('change-notetype-do')}
          </Button>
        </>
      }
    >
      <SelectInput
        label={text('change-notetype-to')}
        value={String(toNotetypeId)}
        options={notetypes.map(({ notetypeId, name }) => ({ value: String(notetypeId), label: name }))}
        onChange={(value) => {
          const known = notetypes.find(({ notetypeId }) => String(notetypeId) === value);
          if (known === undefined) return;
          setTo(known.notetypeId);
          setChosen(undefined);
        }}
      />
      {maps === undefined || from === undefined || to === undefined ? null : (
        <BothMaps from={from} to={to} maps={maps} onChange={setChosen} />
      )}
      {preview === undefined ? null : <Losses preview={preview} />}
      {guard.dialog}
    </Dialog>
  );
}

/** What a sync brought may have changed the note types: then the maps are of others, and the dialog closes. */
function useUnchangedGuard(
  notetypeIds: readonly NotetypeId[],
  known: MethodOutput<'notetypes.list'>,
  onChanged: () => void,
) {
  const text = useText();
  const { calls } = useClient();
  const shapeOf = (notetypes: typeof known): string =>
    JSON.stringify(notetypeIds.map((id) => notetypes.find(({ notetypeId }) => notetypeId === id)));
  return useSchemaGuard(async () => {
    if (shapeOf(await calls.notetypes.list({})) === shapeOf(known)) return true;
    showToast(text('schema-reread'));
    onChanged();
    return false;
  });
}

type Listed = MethodOutput<'notetypes.list'>[number];

interface BothMapsProps {
  readonly from: Listed;
  readonly to: Listed;
  readonly maps: Maps;
  readonly onChange: (maps: Maps) => void;
}

function BothMaps({ from, to, maps: { fieldMap, templateMap }, onChange }: BothMapsProps) {
  const text = useText();
  return (
    <>
      <MapRows
        title={text('change-notetype-fields')}
        from={from.fieldNames}
        to={to.fieldNames}
        map={fieldMap}
        onChange={(changed) => onChange({ fieldMap: changed, templateMap })}
      />
      {templateMap === null ? (
        <p className="soft">{text('change-notetype-cloze')}</p>
      ) : (
        <MapRows
          title={text('change-notetype-templates')}
          from={from.templateNames}
          to={to.templateNames}
          map={templateMap}
          onChange={(changed) => onChange({ fieldMap, templateMap: changed })}
        />
      )}
    </>
  );
}

interface MapRowsProps {
  readonly title: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly map: readonly (number | null)[];
  readonly onChange: (map: (number | null)[]) => void;
}

const NOTHING = 'nothing';

/** For each place of the new note type what it is filled from. One place fills one other. */
function MapRows({ title, from, to, map, onChange }: MapRowsProps) {
  const text = useText();
  return (
    <section className="map-rows">
      <h3 className="field-label">{title}</h3>
      {to.map((name, place) => (
        <SelectInput
          key={name}
          label={text('change-notetype-from', { name })}
          value={map[place] == null ? NOTHING : String(map[place])}
          options={[
            ...from.map((known, ord) => ({ value: String(ord), label: known })),
            { value: NOTHING, label: text('change-notetype-nothing') },
          ]}
          onChange={(value) => {
            const ord = value === NOTHING ? null : Number(value);
            onChange(map.map((known, other) => (other === place ? ord : known === ord ? null : known)));
          }}
        />
      ))}
    </section>
  );
}

function Losses({ preview: { fieldsLost, cardsLost } }: { readonly preview: Preview }) {
  const text = useText();
  const fields = fieldsLost.filter(({ noteCount }) => noteCount > 0);
  const isNothing = fields.length === 0 && cardsLost.length === 0;
  return (
    <div role="status" className={isNothing ? '' : 'note'}>
      {isNothing ? (
        text('change-notetype-lost-none')
      ) : (
        <>
          <p className="note-title">{text('change-notetype-lost')}</p>
          <ul className="consequences">
            {fields.map(({ name, noteCount }) => (
              <li key={`field ${name}`}>{text('cards-restore-losses-fields', { name, count: noteCount })}</li>
            ))}
            {cardsLost.map(({ name, cardCount }) => (
              <li key={`card ${name}`}>{text('cards-restore-losses-cards', { name, count: cardCount })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
