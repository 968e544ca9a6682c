import type { FrameKey } from '../frame-messages.ts';
import { getterOf } from './channel.ts';

const keyOf = getterOf(KeyboardEvent.prototype, 'key');
const codeOf = getterOf(KeyboardEvent.prototype, 'code');
const ctrlOf = getterOf(KeyboardEvent.prototype, 'ctrlKey');
const altOf = getterOf(KeyboardEvent.prototype, 'altKey');
const shiftOf = getterOf(KeyboardEvent.prototype, 'shiftKey');
const metaOf = getterOf(KeyboardEvent.prototype, 'metaKey');
const repeatOf = getterOf(KeyboardEvent.prototype, 'repeat');
const composingOf = getterOf(KeyboardEvent.prototype, 'isComposing');

/** Moving, scrolling and the browser's own: they work in the frame as everywhere. */
const movingKeys: ReadonlySet<string> = new Set([
  'Tab',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'F11',
  'F12',
]);
const modifierKeys: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
/** With Ctrl or Cmd: copying, selecting, zooming. */
const editingKeys: ReadonlySet<string> = new Set(['c', 'x', 'v', 'a', 'Insert', '+', '-', '=', '0']);
const undoKeys: ReadonlySet<string> = new Set(['z', 'y', 'Z', 'Y']);

/**
 * Passes key presses on to the app while the card has the focus. This listener is the first of all, so no card can
 * keep a key to itself; and keys that a script makes up are not passed on.
 */
export function forwardKeys(send: (key: FrameKey) => void): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || composingOf(event)) return;
      const key = keyOf(event);
      if (modifierKeys.has(key) || movingKeys.has(key)) return;
      const withCommand = ctrlOf(event) || metaOf(event);
      if (withCommand && editingKeys.has(key)) return;
      const target = event.composedPath()[0];
      if (isEditable(target)) {
        if (!leavesField(key, withCommand || altOf(event), target)) return;
      } else if (!opensSomething(key, target)) event.preventDefault();
      else return;
      send({
        key,
        code: codeOf(event),
        ctrlKey: ctrlOf(event),
        altKey: altOf(event),
        shiftKey: shiftOf(event),
        metaKey: metaOf(event),
        repeat: repeatOf(event),
      });
    },
    { capture: true },
  );
}

function isEditable(target: EventTarget | undefined): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(?:button|checkbox|radio|submit|reset|range|image)$/u.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Enter ends typing in a box of one line; keys with Ctrl, Cmd or Alt that don't edit are the app's everywhere. */
function leavesField(key: string, withModifier: boolean, target: HTMLElement): boolean {
  if (key === 'Enter') return target instanceof HTMLInputElement;
  if (key === 'Escape') return true;
  return withModifier && !undoKeys.has(key) && !/^(?:Backspace|Delete)$/u.test(key) && !/^.$/u.test(key);
}

/** Space and Enter press what has the focus: a link, a button, a switch. */
function opensSomething(key: string, target: EventTarget | undefined): boolean {
  if (key !== 'Enter' && key !== ' ') return false;
  return (
    target instanceof Element &&
    target.closest('a[href], button, input, summary, audio, video, [role="button"], [tabindex]') !== null
  );
}
