export interface AppEndActions {
  /** The first start's page has nothing to sync and listens to no commands. */
  pageListens(): boolean;
  /** The page syncs, asks what has to be asked, and then says that the app may end, or that it stays. */
  askPage(): void;
  /** Syncs as far as nobody has to be asked. */
  syncWithoutPage(): Promise<void>;
  /** Ends the app: what still runs is cancelled, the collection is closed. */
  end(): void;
}

/**
 * Who wants the app to end: somebody who closes the window or quits, or the system that shuts down. A person who asks
 * twice means it; the system asks as often as it likes.
 */
export type EndWish = 'person' | 'system';

type State = 'open' | 'pageAsked' | 'syncingAlone' | 'ending';

/** The way from the wish to end to the end: sync first, with the page if there is one that answers. */
export class AppEnd {
  readonly #actions: AppEndActions;
  #state: State = 'open';
  #pageAnswers = true;

  constructor(actions: AppEndActions) {
    this.#actions = actions;
  }

  get isEnding(): boolean {
    return this.#state === 'ending';
  }

  /** True: whatever asked is to be held back, the end comes by itself. */
  wish(who: EndWish): boolean {
    switch (this.#state) {
      case 'ending':
        return false;
      case 'open':
        if (this.#pageAnswers && this.#actions.pageListens()) this.#askPage();
        else void this.#syncAlone();
        return true;
      case 'pageAsked':
      case 'syncingAlone':
        if (who === 'person') this.end();
        return true;
    }
  }

  /** Nothing more to wait for. */
  end(): void {
    if (this.isEnding) return;
    this.#state = 'ending';
    this.#actions.end();
  }

  /** The page was asked, and somebody there wants to stay. */
  keepOpen(): void {
    if (this.#state === 'pageAsked') this.#state = 'open';
  }

  /** There is a page that can be asked, or no longer one: it has crashed, hangs or was closed. */
  pageAnswers(answers: boolean): void {
    this.#pageAnswers = answers;
    if (!answers && this.#state === 'pageAsked') void this.#syncAlone();
  }

  #askPage(): void {
    this.#state = 'pageAsked';
    this.#actions.askPage();
  }

  async #syncAlone(): Promise<void> {
    this.#state = 'syncingAlone';
    await this.#actions.syncWithoutPage();
    this.end();
  }
}
