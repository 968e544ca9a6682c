import type { KeyboardEvent } from 'react';
import { editorKeyMatches } from '#renderer/editor/editor-actions.ts';
import { type BrowserActionId, browserActionList } from './browser-actions.ts';

/** Keys of the browser, wherever in it the focus is. What is typed into takes its own first. */
export function useBrowserKeys(platform: string, run: (id: BrowserActionId) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const { target, currentTarget } = event;
    // A dialog of this screen lies elsewhere in the page, though its keys come by here.
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
    const isTyping = target.closest('.note-editor, input') !== null;
    const action = browserActionList.find(
      ({ key, everywhere }) =>
        key !== null && (everywhere === true || !isTyping) && editorKeyMatches(event, key, platform),
    );
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run(action.id);
  };
}
