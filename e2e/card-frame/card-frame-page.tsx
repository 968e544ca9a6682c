import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { useLayoutEffect, useRef, useState } from 'react';
import { CardFrame, type CardFrameHandle } from '#renderer/card-frame/card-frame.tsx';
import type { CardFrameEvent, CardPage, ComingPage } from '#renderer/card-frame/card-page.ts';
import { cardsAddress } from '#renderer/card-frame/cards-address.ts';
import type { StatesRun } from '#renderer/card-frame/frame-messages.ts';
import { type StatesOutcome, StatesRunner } from '#renderer/card-frame/states-runner.ts';
import '#renderer/styles/card-frame.css';

/** What a test does with the page, and what has happened in it. */
export interface CardFrameTest {
  show: (page: CardPage | undefined, coming?: ComingPage) => void;
  handle: () => CardFrameHandle | null;
  runStates: (run: Omit<StatesRun, 'id'>) => Promise<StatesOutcome>;
  readonly events: CardFrameEvent[];
  readonly keys: string[];
  answers: number;
}

declare global {
  interface Window {
    cardFrameTest: CardFrameTest;
  }
}

let runner: StatesRunner | undefined;
const test: CardFrameTest = {
  show: () => undefined,
  handle: () => null,
  runStates: (run) => {
    runner ??= new StatesRunner(document.body, cardsAddress(), 'scheduling');
    return runner.run(run);
  },
  events: [],
  keys: [],
  answers: 0,
};
window.cardFrameTest = test;
document.addEventListener('keydown', (event) => test.keys.push(event.key));

/** The card frame with what a study screen has around it: buttons that must work whatever the card does. */
function CardFramePage() {
  const [shown, setShown] = useState<{
    readonly page?: CardPage | undefined;
    readonly coming?: ComingPage | undefined;
  }>({});
  const frame = useRef<CardFrameHandle>(null);
  useLayoutEffect(() => {
    test.show = (page, coming) => setShown({ page, coming });
    test.handle = () => frame.current;
  }, []);
  return (
    <>
      <CardFrame
        ref={frame}
        page={shown.page}
        coming={shown.coming}
        title="card"
        onEvent={(event) => test.events.push(event)}
      />
      <button type="button" onClick={() => (test.answers += 1)}>
        Good
      </button>
    </>
  );
}

const root = document.getElementById('root');
// Before the page counts as loaded: what a test asks for from then on is done.
if (root !== null) flushSync(() => createRoot(root).render(<CardFramePage />));
