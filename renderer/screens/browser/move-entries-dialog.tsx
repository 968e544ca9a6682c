import { useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { ChoiceList, namedLike } from '#renderer/components/choice-list.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { nodesByKey, type SidebarNode } from './sidebar-tree.ts';
import { type Move, moveTo } from './use-sidebar-drag.ts';

const TOP = 'top';

interface MoveEntriesDialogProps {
  readonly moved: readonly SidebarNode[];
  readonly nodes: readonly SidebarNode[];
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}

/** The keyboard's way of dragging decks or tags under another one. */
export function MoveEntriesDialog({ moved, nodes, onMove, onClose }: MoveEntriesDialogProps) {
  const text = useText();
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState(TOP);
  const possible = [...nodesByKey(nodes).values()].filter((node) => moveTo(moved, node)?.parent != null);
  const targets = namedLike(possible, wanted, fullNameOf);
  const submit = (): void => {
    const parent = targets.find((target) => target.key === chosen) ?? null;
    if (parent === null && chosen !== TOP) return;
    onMove({ moved, parent });
    onClose();
  };
  return (
    <Dialog
      title={text('browser-move-title', { count: moved.length, name: moved[0]?.label ?? '' })}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" type="submit">
            {text('browser-change-deck-do')}
          </Button>
        </>
      }
    >
      <div className="form">
        <TextInput label={text('browser-move-find')} autoFocus autoComplete="off" value={wanted} onChange={setWanted} />
        <ChoiceList
          label={text('decks-move-target')}
          options={[
            { key: TOP, label: text('decks-move-top') },
            ...targets.map((node) => ({ key: node.key, label: fullNameOf(node) })),
          ]}
          chosen={chosen}
          onChoose={setChosen}
        />
      </div>
    </Dialog>
  );
}

function fullNameOf({ subject, label }: SidebarNode): string {
  return subject.kind === 'deck' || subject.kind === 'tag' ? subject.fullName : label;
}
