import { useEffectEvent, useLayoutEffect } from 'react';
import { Button } from 'react-aria-components';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { openDialog } from '#renderer/state/dialog-store.ts';
import { editorKeyMatches, keyText } from './editor-actions.ts';

const CARDS_KEY = 'CmdOrCtrl+L';

/** From a note to what its type is made of. */
export function NotetypeTools({ notetypeId }: { readonly notetypeId: NotetypeId }) {
  const text = useText();
  const platform = useServerQuery('app.info', {}).data?.platform ?? '';
  const openCards = useEffectEvent((event: KeyboardEvent) => {
    const inEditor = event.target instanceof Element && event.target.closest('.note-editor') !== null;
    if (!inEditor || !editorKeyMatches(event, CARDS_KEY, platform)) return;
    event.preventDefault();
    openDialog({ kind: 'notetypeCards', notetypeId });
  });
  useLayoutEffect(() => {
    document.addEventListener('keydown', openCards);
    return () => document.removeEventListener('keydown', openCards);
  }, []);
  return (
    <>
      <Button className="tool" onPress={() => openDialog({ kind: 'notetypeFields', notetypeId })}>
        <span className="tool-letters">{text('notetypes-fields')}</span>
      </Button>
      <Button className="tool" onPress={() => openDialog({ kind: 'notetypeCards', notetypeId })}>
        <span className="tool-letters" title={keyText(CARDS_KEY, platform)}>
          {text('notetypes-cards')}
        </span>
      </Button>
    </>
  );
}
