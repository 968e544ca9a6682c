import './card-document.css';
import type { FromFrame, ShownSide, ToFrame } from '../frame-messages.ts';
import { waitForChannel } from './channel.ts';
import { painted, prefetch, putContent, settled } from './content.ts';
import { FaultWatch } from './faults.ts';
import { harden } from './harden.ts';
import { forwardKeys } from './keys.ts';
import { cardGlobals } from './card-globals.ts';
import { watchLinks } from './links.ts';
import { loadJquery } from './jquery.ts';
import { loadMath, typeset } from './math.ts';
import { MissingMedia } from './missing-media.ts';
import { StatesScript } from './states-script.ts';
import { isStill } from './still.ts';

/** Shows one card, question and then answer, as the app's page says. Another card gets another document. */
class CardDocument {
  readonly #send: (message: FromFrame) => void;
  readonly #faults: FaultWatch;
  readonly #missing: MissingMedia;
  readonly #globals: ReturnType<typeof cardGlobals>;
  readonly #states: StatesScript;
  readonly #style = document.createElement('style');
  /** Sides are shown one after the other, whatever comes in between. */
  #queue: Promise<void> = Promise.resolve();
  #revealed = false;
  /** The turn of a side that stands there already. */
  #drawnAhead: number | undefined;

  constructor(send: (message: FromFrame) => void) {
    this.#send = send;
    this.#faults = new FaultWatch((fault) => send({ type: 'fault', fault }));
    this.#missing = new MissingMedia(
      (place, fileName) => send({ type: 'missing', place, fileName }),
      (place) => send({ type: 'missingAction', place }),
    );
    this.#globals = cardGlobals(send);
    this.#states = new StatesScript((id, outcome) => send({ type: 'statesDone', id, outcome }));
    forwardKeys((key) => send({ type: 'key', key }));
    watchLinks((href) => send({ type: 'link', href }));
    document.addEventListener('input', (event) => {
      const { target } = event;
      if (target instanceof HTMLInputElement && target.id === 'typeans') send({ type: 'typed', text: target.value });
    });
    document.head.append(this.#style);
    send({ type: 'ready' });
  }

  receive(message: ToFrame): void {
    switch (message.type) {
      case 'show':
        this.#send({ type: 'showing', turn: message.shown.turn });
        this.#queue = this.#queue.then(() => this.#show(message.shown)).catch((error) => this.#faults.tell(error));
        return;
      case 'prepare':
        this.#queue = this.#queue.then(() => this.#prepare(message.shown));
        return;
      case 'reveal':
        this.#revealed = true;
        this.#globals.runShownHooks();
        if (message.focusTyping) focusTyping();
        return;
      case 'look':
        document.body.className = message.bodyClass;
        return;
      case 'focusTyping':
        return focusTyping();
      case 'missing':
        return this.#missing.explain(message.place, message.text, message.action);
      case 'arrived':
        return this.#missing.arrived(message.fileNames);
      case 'preloadMath':
        void loadMath().catch((error) => this.#faults.tell(error));
        return;
      case 'runStates':
        return this.#states.run(message.run);
      case 'stopStates':
        return this.#states.stop();
      case 'ping':
        return this.#send({ type: 'pong' });
    }
  }

  /** Programs wait for their turn; of them only what they load is fetched. */
  async #prepare(shown: ShownSide): Promise<void> {
    let drawn = isStill(shown.html, shown.css);
    // What fails now fails again when it is shown, and is told of then.
    const onFault = (): void => void (drawn = false);
    await Promise.all([...librariesOf(shown, onFault), prefetch(shown.html)]);
    if (drawn) await this.#draw(shown, onFault).catch(onFault);
    if (drawn) this.#drawnAhead = shown.turn;
    this.#send({ type: 'prepared', drawn });
  }

  async #show(shown: ShownSide): Promise<void> {
    this.#faults.restart();
    if (this.#drawnAhead !== shown.turn) {
      const onFault = (error: unknown): void => this.#faults.tell(error);
      await Promise.all([...librariesOf(shown, onFault), this.#revealed ? prefetch(shown.html) : undefined]);
      await this.#draw(shown, onFault);
    }
    this.#send({ type: 'shown', turn: shown.turn });
  }

  async #draw(shown: ShownSide, onFault: (error: unknown) => void): Promise<void> {
    const place = document.getElementById('qa') ?? document.body;
    this.#missing.restart();
    document.documentElement.lang = shown.lang;
    document.documentElement.dir = shown.dir;
    document.documentElement.classList.toggle('ebb-full-size', !shown.shrinkImages);
    document.documentElement.classList.toggle('mobile', shown.asMobile);
    document.body.className = shown.bodyClass;
    if (this.#style.textContent !== shown.css) this.#style.textContent = shown.css;
    this.#globals.clearHooks();
    await putContent(place, shown.html, shown.withScripts);
    this.#globals.runUpdateHooks();
    if (shown.withMath) await typeset(place).catch(onFault);
    await settled(place);
    if (shown.side === 'question') scrollTo(0, 0);
    else document.getElementById('answer')?.scrollIntoView();
    if (this.#revealed) this.#globals.runShownHooks();
    await painted();
  }
}

function librariesOf({ withMath, withJquery }: ShownSide, onFault: (error: unknown) => void): readonly Promise<void>[] {
  const wanted = [withMath ? loadMath() : undefined, withJquery ? loadJquery() : undefined];
  return wanted.filter((library) => library !== undefined).map((library) => library.catch(onFault));
}

function focusTyping(): void {
  document.getElementById('typeans')?.focus();
}

harden();
waitForChannel((channel) => {
  const shown = new CardDocument(channel.send);
  channel.listen((message) => shown.receive(message));
});
