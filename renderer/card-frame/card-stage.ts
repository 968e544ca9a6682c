import type { CardFrameEvent, CardPage, ComingPage } from './card-page.ts';
import type { FrameKey, FromFrame } from './frame-messages.ts';
import { FrameSlot } from './frame-slot.ts';
import { type Ahead, allowFor, isSameContent, newShown, type Shown } from './shown-card.ts';
import { bodyClass, isSamePage, shownSide } from './shown-side.ts';

export interface CardStageOptions {
  /** Where cards are served, with a slash at its end. */
  readonly cardsAddress: string;
  readonly container: HTMLElement;
  readonly title: string;
  readonly onEvent: (event: CardFrameEvent) => void;
}

/** A document that is seen and has not answered for so long runs a script without end. */
const longestSilenceMs = 4000;
/** One that somebody waits for. */
const longestWaitMs = 2500;
/** When its other side is asked for, it is at least heard of within this time. */
const longestAnswerMs = 1500;
/** A side is shown then even if something of it has not come. */
const longestPreparationMs = 2500;
const lookEveryMs = 500;
/** The process of a removed document is gone then, mostly, so that the next one doesn't share it. */
const shortestPauseMs = 200;
const longestPauseMs = 3200;
/** What has come to the front is drawn by then. Work for the next card would have kept it from that. */
const pauseAfterShownMs = 50;
/** A side that is drawn ahead is drawn with this turn, and shown with it. */
const firstTurn = 1;

/**
 * Shows cards, each in a frame of its own. The next card is made ready behind the one that is seen and comes to the
 * front when it is drawn, so nothing flashes. The card that is likely to come is made ready before it is asked for, and
 * an empty frame is kept loaded for any other. A card that hangs or leaves is shown again without its scripts.
 */
export class CardStage {
  readonly #options: CardStageOptions;
  readonly #watch: ReturnType<typeof setInterval>;
  #front: Shown | undefined;
  #coming: Shown | undefined;
  #ahead: Ahead | undefined;
  #spare: FrameSlot | undefined;
  #expected: ComingPage | undefined;
  /** Kept everything waiting when it was made ready: it is not, before its turn. */
  #notAhead: ComingPage | undefined;
  #makeReadyTimer: ReturnType<typeof setTimeout> | undefined;
  #usesMath = false;
  /** The showing whose scripts were stopped. */
  #stopped: string | undefined;
  /** Shown when the pause is over in which documents that hung come to their end. */
  #afterPause: CardPage | undefined;
  #pauseMs = shortestPauseMs;
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;
  /** The showing that was drawn anew since a script of it had come. */
  #drawnAnew: string | undefined;
  #ended = false;
  #lookedAt = Date.now();

  constructor(options: CardStageOptions) {
    this.#options = options;
    this.#watch = setInterval(() => this.#look(), lookEveryMs);
    this.#spare = this.#newSlot();
  }

  /** Brings a side onto the screen; what was shown before stays until it is ready. */
  show(page: CardPage): void {
    const same = [this.#coming, this.#front].find((shown) => shown?.page.showing === page.showing);
    if (same !== undefined) return this.#showIn(same, page);
    if (this.#afterPause !== undefined) return void (this.#afterPause = page);
    this.#begin(page, this.#takenAhead(page));
  }

  /** In a document of its own. */
  #begin(page: CardPage, ahead?: Ahead): void {
    this.#coming?.slot.remove();
    const slot = ahead?.slot ?? this.#spare ?? this.#newSlot();
    if (slot === this.#spare) this.#spare = undefined;
    this.#coming = newShown({ slot, page, begunAhead: ahead !== undefined && ahead.drawn === undefined });
    if (ahead?.drawn === true) this.#showDrawn(this.#coming, ahead);
    else this.#showIn(this.#coming, page);
  }

  /** Says which question is likely to be shown next. */
  expect(page: ComingPage | undefined): void {
    this.#expected = page;
    if (this.#ahead !== undefined && (page === undefined || !isSamePage(this.#ahead.page, page))) this.#forgetAhead();
    this.#makeReadySoon();
  }

  /** Takes what is shown away. */
  clear(): void {
    this.#front?.slot.remove();
    this.#coming?.slot.remove();
    this.#front = this.#coming = this.#afterPause = undefined;
    this.#makeReadySoon();
  }

  focusTyping(): void {
    const { slot } = this.#front ?? {};
    slot?.element.focus();
    slot?.send({ type: 'focusTyping' });
  }

  explainMissing(place: number, text: string, action: string | null): void {
    (this.#coming ?? this.#front)?.slot.send({ type: 'missing', place, text, action });
  }

  /** What was missing of cards that are shown, or made ready, may be there now. */
  mediaArrived(fileNames: readonly string[] | null): void {
    for (const slot of this.#slots()) if (slot !== this.#spare) slot.send({ type: 'arrived', fileNames });
    const shown = this.#coming ?? this.#front;
    if (shown?.scripts.areAllThereWith(fileNames) !== true || !this.#mayDrawAnew(shown)) return;
    this.#drawnAnew = shown.page.showing;
    this.#begin(shown.page);
  }

  /**
   * Once for each showing, and only when files have come: nothing that a card says or does brings it about. An answer
   * stays as it is, as its scripts may go on from what they have made of the question; so does what somebody types
   * into, or has opened with the mouse.
   */
  #mayDrawAnew({ slot, page: { showing, side, focusTyping } }: Shown): boolean {
    const isInUse = focusTyping || document.activeElement === slot.element;
    return side === 'question' && !isInUse && showing !== this.#drawnAnew && showing !== this.#stopped;
  }

  end(): void {
    this.#ended = true;
    clearInterval(this.#watch);
    clearTimeout(this.#makeReadyTimer);
    clearTimeout(this.#pauseTimer);
    this.#removeAll();
  }

  #newSlot(): FrameSlot {
    const { container, cardsAddress, title } = this.#options;
    const slot = new FrameSlot(container, cardsAddress, title, {
      onMessage: (from, message) => this.#onMessage(from, message),
      onLeft: (from) => this.#onLeft(from),
    });
    slot.element.className = 'card-frame-hidden';
    if (this.#usesMath) slot.send({ type: 'preloadMath' });
    return slot;
  }

  #slots(): readonly FrameSlot[] {
    const slots = [this.#front?.slot, this.#coming?.slot, this.#ahead?.slot, this.#spare];
    return slots.filter((slot) => slot !== undefined);
  }

  #removeAll(): void {
    for (const slot of this.#slots()) slot.remove();
    this.#front = this.#coming = this.#ahead = this.#spare = undefined;
  }

  /** What was made ready for this page, which is taken out of waiting. */
  #takenAhead(page: CardPage): Ahead | undefined {
    const ahead = this.#ahead;
    const fits = page.side === 'question' && page.showing !== this.#stopped;
    if (ahead === undefined || !fits || !isSamePage(ahead.page, page)) return undefined;
    this.#ahead = undefined;
    return ahead;
  }

  #forgetAhead(): void {
    this.#ahead?.slot.remove();
    this.#ahead = undefined;
  }

  #makeReadySoon(): void {
    clearTimeout(this.#makeReadyTimer);
    if (!this.#ended) this.#makeReadyTimer = setTimeout(() => this.#makeReady(), pauseAfterShownMs);
  }

  /** One thing after the other: first the question that is likely to come, then a frame for any other. */
  #makeReady(): void {
    const isBusy = this.#ahead !== undefined && this.#ahead.drawn === undefined;
    if (isBusy || this.#coming !== undefined || this.#afterPause !== undefined) return;
    const page = this.#expected;
    if (this.#ahead === undefined && page !== undefined && !this.#isNotAhead(page)) {
      const slot = this.#spare ?? this.#newSlot();
      this.#spare = undefined;
      this.#ahead = { slot, page, drawn: undefined, missing: new Map() };
      const shown = shownSide(page, { side: 'question', turn: firstTurn, withScripts: true });
      this.#usesMath = shown.withMath;
      slot.send({ type: 'prepare', shown });
      return;
    }
    this.#spare ??= this.#newSlot();
  }

  #isNotAhead(page: ComingPage): boolean {
    return this.#notAhead !== undefined && isSamePage(this.#notAhead, page);
  }

  #showDrawn(shown: Shown, { missing }: Ahead): void {
    shown.turn = firstTurn;
    this.#onShown(shown);
    for (const [place, fileName] of missing) this.#onMissing(shown, place, fileName);
  }

  #showIn(shown: Shown, page: CardPage): void {
    const onlyLook = shown.turn > 0 && isSameContent(shown.page, page);
    shown.page = page;
    if (onlyLook) return shown.slot.send({ type: 'look', bodyClass: bodyClass(page) });
    shown.turn += 1;
    shown.askedAt = Date.now();
    shown.missing.clear();
    shown.scripts.clear();
    const { turn } = shown;
    const side = shownSide(page, { side: page.side, turn, withScripts: page.showing !== this.#stopped });
    this.#usesMath = side.withMath;
    shown.slot.send({ type: 'show', shown: side });
  }

  #onMessage(slot: FrameSlot, message: FromFrame): void {
    if (slot === this.#ahead?.slot) return this.#onMessageAhead(this.#ahead, message);
    const shown = [this.#coming, this.#front].find((candidate) => candidate?.slot === slot);
    if (shown === undefined) return;
    shown.heardAt = Date.now();
    switch (message.type) {
      case 'showing':
        if (message.turn === shown.turn) shown.askedAt = undefined;
        return;
      case 'shown':
        if (message.turn === shown.turn) this.#onShown(shown);
        return;
      case 'key':
        return this.#pressKey(shown, message.key);
      case 'link':
        // Only what a person does makes the page active; a script's own click is not followed.
        if (navigator.userActivation.isActive) this.#options.onEvent({ kind: 'link', href: message.href });
        return;
      case 'missing':
        return this.#onMissing(shown, message.place, message.fileName);
      case 'missingAction': {
        const fileName = shown.missing.get(message.place);
        if (fileName === undefined || !navigator.userActivation.isActive) return;
        return this.#options.onEvent({ kind: 'missingAction', fileName });
      }
      case 'typed':
        return this.#options.onEvent({ kind: 'typed', text: message.text });
      case 'play':
        return this.#options.onEvent({ kind: 'play', side: message.side, index: message.index });
      case 'showAnswer':
        return this.#options.onEvent({ kind: 'showAnswer' });
      case 'fault':
        return this.#options.onEvent({ kind: 'fault', fault: message.fault });
      case 'ready':
      case 'prepared':
      case 'statesDone':
      case 'pong':
        return;
    }
  }

  /** Nobody sees it yet: whatever else it says is not listened to. */
  #onMessageAhead(ahead: Ahead, message: FromFrame): void {
    if (message.type === 'missing') ahead.missing.set(message.place, message.fileName);
    if (message.type !== 'prepared') return;
    ahead.drawn = message.drawn;
    this.#makeReady();
  }

  #onMissing(shown: Shown, place: number, fileName: string): void {
    shown.missing.set(place, fileName);
    shown.scripts.missed(fileName);
    this.#options.onEvent({ kind: 'missing', place, fileName });
  }

  #onShown(shown: Shown): void {
    this.#pauseMs = shortestPauseMs;
    if (shown === this.#coming) this.#bringToFront(shown);
    else if (shown.page.side === 'answer' && document.activeElement === shown.slot.element) this.#takeFocus();
    this.#options.onEvent({ kind: 'shown', showing: shown.page.showing, side: shown.page.side });
  }

  #bringToFront(shown: Shown): void {
    const old = this.#front?.slot;
    const { element } = shown.slot;
    this.#coming = undefined;
    this.#front = shown;
    element.inert = false;
    element.className = 'card-frame-front';
    const hadFocus = old !== undefined && document.activeElement === old.element;
    if (shown.page.focusTyping) element.focus();
    else if (hadFocus) this.#takeFocus();
    shown.slot.send({ type: 'reveal', focusTyping: shown.page.focusTyping });
    old?.remove();
    this.#makeReadySoon();
  }

  /** As if it had been pressed in the app's own page. */
  #pressKey(shown: Shown, key: FrameKey): void {
    if (document.activeElement !== shown.slot.element) return;
    this.#options.container.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
  }

  #takeFocus(): void {
    this.#options.container.focus({ preventScroll: true });
  }

  #look(): void {
    const [coming, front] = [this.#coming, this.#front];
    const now = Date.now();
    this.#allowFor(now - this.#lookedAt - lookEveryMs);
    this.#lookedAt = now;
    if (document.visibilityState !== 'visible') {
      // Hidden windows are slowed down: what they do is no measure.
      for (const shown of [coming, front]) if (shown !== undefined) shown.heardAt = now;
      return;
    }
    if (coming !== undefined) {
      if (this.#isAtItsEnd(coming, now)) return;
    } else if (front !== undefined) {
      const isAsked = front.askedAt !== undefined && now - front.askedAt > longestAnswerMs;
      if (isAsked || now - front.heardAt > longestSilenceMs) return this.#stop(front, 'endless');
    }
    for (const shown of [this.#coming, this.#front]) shown?.slot.send({ type: 'ping' });
  }

  /** True: it is not waited for any more. */
  #isAtItsEnd(coming: Shown, now: number): boolean {
    const isAlone = this.#front === undefined;
    const hasBegun = coming.askedAt === undefined;
    const isKept = !hasBegun && !isAlone && !coming.begunAhead;
    const silentMs = now - coming.heardAt;
    if (silentMs > (isKept ? longestAnswerMs : longestWaitMs)) {
      // All frames share a process: the card before may have kept this one from going on, or one that is not gone yet.
      if (isAlone && hasBegun) this.#stop(coming, 'endless');
      else this.#beginAlone(coming.page);
      return true;
    }
    const isAlive = silentMs < 2 * lookEveryMs;
    if (!isKept && isAlive && now - coming.startedAt > longestPreparationMs) this.#bringToFront(coming);
    return false;
  }

  /** This page was kept waiting so long itself, by a busy machine or one that slept: no card is to blame for that. */
  #allowFor(lateMs: number): void {
    if (lateMs <= 0) return;
    for (const shown of [this.#coming, this.#front]) if (shown !== undefined) allowFor(shown, lateMs);
  }

  #onLeft(slot: FrameSlot): void {
    if (slot === this.#spare) return this.#renewSpare(slot);
    if (slot === this.#ahead?.slot) {
      this.#notAhead = this.#ahead.page;
      return this.#forgetAhead();
    }
    const shown = [this.#coming, this.#front].find((candidate) => candidate?.slot === slot);
    if (shown !== undefined) this.#stop(shown, 'left');
  }

  #renewSpare(slot: FrameSlot): void {
    slot.remove();
    this.#spare = this.#newSlot();
  }

  /** Frames share a process, so all of them go; then the card is shown without its scripts. */
  #stop({ page }: Shown, why: 'endless' | 'left'): void {
    const wanted = this.#coming?.page ?? page;
    // More likely it is the one that is just being made ready, which nobody has asked for.
    if (why === 'endless' && this.#isMakingReady()) return this.#beginAlone(wanted);
    const again = this.#stopped === page.showing;
    this.#stopped = page.showing;
    this.#options.onEvent({ kind: 'stopped', why });
    // What can't be shown even without scripts is not tried for ever.
    this.#beginAnew(again ? undefined : wanted);
  }

  #isMakingReady(): boolean {
    return this.#ahead !== undefined && this.#ahead.drawn === undefined;
  }

  /** Nobody is to blame yet: it gets a process for itself, and its scripts are run. */
  #beginAlone(wanted: CardPage): void {
    if (this.#isMakingReady()) this.#notAhead = this.#ahead?.page;
    this.#beginAnew(wanted);
  }

  #beginAnew(wanted: CardPage | undefined): void {
    this.#removeAll();
    if (wanted === undefined) return;
    this.#afterPause = wanted;
    clearTimeout(this.#pauseTimer);
    this.#pauseTimer = setTimeout(() => this.#endPause(), this.#pauseMs);
    // On a busy machine documents that hung are there for longer.
    this.#pauseMs = Math.min(2 * this.#pauseMs, longestPauseMs);
  }

  #endPause(): void {
    const wanted = this.#afterPause;
    this.#afterPause = undefined;
    if (wanted !== undefined) this.show(wanted);
  }
}
