import type { FromFrame } from '../frame-messages.ts';
import { setupImageOcclusion } from './image-occlusion.ts';

type Hook = () => unknown;

/** What scripts of cards find in the official app's window. */
export function cardGlobals(send: (message: FromFrame) => void) {
  const onUpdateHook: Hook[] = [];
  const onShownHook: Hook[] = [];
  const bridge = (command: unknown): void => answerBridge(String(command), send);
  const anki = { imageOcclusion: { setup: setupImageOcclusion }, setupImageCloze: setupImageOcclusion };
  Object.assign(globalThis, { ankiPlatform: 'desktop', anki, onUpdateHook, onShownHook, pycmd: bridge });
  Object.assign(globalThis, { bridgeCommand: bridge, getTypedAnswer });
  document.documentElement.classList.add(...platformClasses());
  return {
    clearHooks: () => {
      onUpdateHook.length = 0;
      onShownHook.length = 0;
    },
    runUpdateHooks: () => run(onUpdateHook),
    runShownHooks: () => run(onShownHook),
  };
}

/** Each hook's failure is its own; it is told of like any error of a script. */
function run(hooks: readonly Hook[]): void {
  for (const hook of hooks) queueMicrotask(() => void hook());
}

/** Of the commands that the official window takes: those that change nothing. */
function answerBridge(command: string, send: (message: FromFrame) => void): void {
  if (command === 'ans') send({ type: 'showAnswer' });
  const [, side, index] = /^play:([qa]):(\d{1,4})$/u.exec(command) ?? [];
  if (side !== undefined) send({ type: 'play', side: side === 'q' ? 'question' : 'answer', index: Number(index) });
}

function getTypedAnswer(): string | null {
  const box = document.getElementById('typeans');
  return box instanceof HTMLInputElement ? box.value : null;
}

function platformClasses(): readonly string[] {
  const agent = navigator.userAgent;
  const system = /Windows/u.test(agent) ? 'win' : /Macintosh/u.test(agent) ? 'mac' : 'linux';
  return [system, 'chrome'];
}
