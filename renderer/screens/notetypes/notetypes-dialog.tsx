import { useState } from 'react';
import { ListBox, ListBoxItem, type Key } from 'react-aria-components';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { Button } from '#renderer/components/button.tsx';
import { CopyButton } from '#renderer/components/copy-button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { AddNotetypeDialog } from './add-notetype-dialog.tsx';
import { CardsDialog } from './cards-dialog.tsx';
import { FieldsDialog } from './fields-dialog.tsx';
import { LatexOptionsDialog } from './latex-options-dialog.tsx';
import { MergeNotetypesDialog } from './merge-notetypes-dialog.tsx';
import { RemoveNotetypeDialog } from './remove-notetype-dialog.tsx';
import { RenameNotetypeDialog } from './rename-notetype-dialog.tsx';

export type ListedNotetype = MethodOutput<'notetypes.list'>[number];
type Work = 'add' | 'rename' | 'remove' | 'fields' | 'cards' | 'latex' | 'merge';

/** Every note type, and what can be done with it. */
export function NotetypesDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const notetypes = useServerQuery('notetypes.list', {}).data;
  const [chosenKey, setChosenKey] = useState<Key>();
  const [work, setWork] = useState<Work>();
  if (notetypes === undefined) return null;
  const chosen = notetypes.find(({ notetypeId }) => String(notetypeId) === chosenKey) ?? notetypes[0];
  const isLast = notetypes.length === 1;
  return (
    <Dialog
      title={text('notetypes-title')}
      size="medium"
      onClose={onClose}
      actions={<Button onPress={onClose}>{text('button-close')}</Button>}
    >
      <div className="notetypes">
        <ListBox
          className="list-box notetypes-list"
          aria-label={text('notetypes-list')}
          items={notetypes}
          selectionMode="single"
          disallowEmptySelection
          autoFocus="first"
          selectionBehavior="replace"
          selectedKeys={chosen === undefined ? [] : [String(chosen.notetypeId)]}
          onSelectionChange={(keys) => setChosenKey(keys === 'all' ? undefined : [...keys][0])}
          onAction={() => setWork('fields')}
        >
          {({ notetypeId, name, noteCount }) => (
            <ListBoxItem id={String(notetypeId)} textValue={name} className="list-box-item notetypes-item">
              <span>{name}</span> <span className="soft">{text('notetypes-count', { count: noteCount })}</span>
            </ListBoxItem>
          )}
        </ListBox>
        <NotetypeActions chosen={chosen} isLast={isLast} onWork={setWork} />
      </div>
      {isLast ? (
        <p className="soft" id="notetypes-last">
          {text('notetypes-last')}
        </p>
      ) : null}
      {chosen === undefined || work === undefined ? null : (
        <WorkDialog
          work={work}
          chosen={chosen}
          notetypes={notetypes}
          onAdded={(id) => setChosenKey(String(id))}
          onClose={() => setWork(undefined)}
        />
      )}
    </Dialog>
  );
}

interface NotetypeActionsProps {
  readonly chosen: ListedNotetype | undefined;
  readonly isLast: boolean;
  readonly onWork: (work: Work) => void;
}

/** What can be done with the chosen note type, and with all of them. */
function NotetypeActions({ chosen, isLast, onWork }: NotetypeActionsProps) {
  const text = useText();
  return (
    <div className="notetypes-actions">
      <Button onPress={() => onWork('add')}>{text('notetypes-add')}</Button>
      <Button onPress={() => onWork('rename')}>{text('notetypes-rename')}</Button>
      <Button onPress={() => onWork('fields')}>{text('notetypes-fields')}</Button>
      <Button onPress={() => onWork('cards')}>{text('notetypes-cards')}</Button>
      <Button onPress={() => onWork('latex')}>{text('notetypes-latex')}</Button>
      <Button onPress={() => onWork('merge')}>{text('notetypes-merge')}</Button>
      <Button onPress={() => onWork('remove')} isDisabled={isLast} describedBy="notetypes-last">
        {text('notetypes-remove')}
      </Button>
      {chosen === undefined ? null : (
        <CopyButton
          key={chosen.notetypeId}
          text={String(chosen.notetypeId)}
          label={text('notetypes-copy-id')}
          copiedLabel={text('button-copied')}
        />
      )}
    </div>
  );
}

interface WorkDialogProps {
  readonly work: Work;
  readonly chosen: ListedNotetype;
  readonly notetypes: readonly ListedNotetype[];
  readonly onAdded: (notetypeId: number) => void;
  readonly onClose: () => void;
}

function WorkDialog({ work, chosen, notetypes, onAdded, onClose }: WorkDialogProps) {
  switch (work) {
    case 'add':
      return <AddNotetypeDialog notetypes={notetypes} onAdded={onAdded} onClose={onClose} />;
    case 'rename':
      return <RenameNotetypeDialog notetype={chosen} onClose={onClose} />;
    case 'remove':
      return <RemoveNotetypeDialog notetype={chosen} onClose={onClose} />;
    case 'fields':
      return <FieldsDialog notetypeId={chosen.notetypeId} onClose={onClose} />;
    case 'latex':
      return <LatexOptionsDialog notetypeId={chosen.notetypeId} onClose={onClose} />;
    case 'merge':
      return <MergeNotetypesDialog notetypes={notetypes} onClose={onClose} />;
    case 'cards':
      return <CardsDialog notetypeId={chosen.notetypeId} onClose={onClose} />;
  }
}
