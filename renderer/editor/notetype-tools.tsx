import { useEffectEvent, useLayoutEffect } from 'react';
import { Button } from 'react-aria-components';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog, type SampleNote, useDialogs } from '#renderer/state/dialog-store.ts';
import { editorKeyMatches, keyText } from './editor-actions.ts';

const CARDS_KEY = 'CmdOrCtrl+L';

export interface NotetypeToolsProps {
  readonly notetypeId: NotetypeId;
  /** What is being written: the cards are shown with it. */
  readonly sample: SampleNote;
  /** Stores what waits, before another window looks. False: it could not be stored, and nothing is opened. */
  readonly beforeLeaving?: () => Promise<boolean>;
}

/** From a note to what its type is made of, and back to the dialog that the note is edited in. */
export function NotetypeTools({ notetypeId, sample, beforeLeaving }: NotetypeToolsProps) {
  const text = useText();
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const open = async (kind: 'notetypeFields' | 'notetypeCards'): Promise<void> => {
    const { dialog: back } = useDialogs.getState();
    if (beforeLeaving === undefined || (await beforeLeaving())) openDialog({ kind, notetypeId, sample, back });
  };
  const openCards = useEffectEvent((event: KeyboardEvent) => {
    const inEditor = event.target instanceof Element && event.target.closest('.note-editor') !== null;
    if (!inEditor || !editorKeyMatches(event, CARDS_KEY, platform)) return;
    event.preventDefault();
    void open('notetypeCards');
  });
  useLayoutEffect(() => {
    document.addEventListener('keydown', openCards);
    return () => document.removeEventListener('keydown', openCards);
  }, []);
  return (
    <>
      <Button className="tool" onPress={() => void open('notetypeFields')}>
        <span className="tool-letters">{text('notetypes-fields')}</span>
      </Button>
      <Button className="tool" onPress={() => void open('notetypeCards')}>
        <span className="tool-letters" title={keyText(CARDS_KEY, platform)}>
          {text('notetypes-cards')}
        </span>
      </Button>
    </>
  );
}
