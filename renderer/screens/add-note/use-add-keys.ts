import type { KeyboardEvent } from 'react';

export type AddKeyActions = Readonly<Record<'add' | 'history' | 'notetype' | 'deck' | 'close', () => void>>;

/** Keys of the screen to add notes, wherever in it the focus is. For its outermost element. */
export function useAddKeys(actions: AddKeyActions): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    // A dialog of this screen lies elsewhere in the page, though its keys come by here.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    const act = actionOf(event, actions);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

function actionOf(event: KeyboardEvent, actions: AddKeyActions): (() => void) | undefined {
  const command = event.ctrlKey || event.metaKey;
  if (!command) return event.key === 'Escape' ? actions.close : undefined;
  if (event.shiftKey || event.altKey) return undefined;
  if (event.key === 'Enter') return actions.add;
  return { KeyH: actions.history, KeyN: actions.notetype, KeyD: actions.deck }[event.code];
}
