import type { AvTag } from '#shared/contract/cards.ts';
import { speechVoice } from './speech-voice.ts';

/** Why something was not heard. Texts in it come from the card. */
export type AudioFailure =
  | { readonly kind: 'file'; readonly fileName: string }
  /** The machine has no voice for this language. */
  | { readonly kind: 'speech'; readonly lang: string };

export interface AudioState {
  /** Something is heard, or waits to be. */
  readonly playing: boolean;
  readonly paused: boolean;
  /** What is played has a picture. */
  readonly hasPicture: boolean;
  readonly failure: AudioFailure | undefined;
}

/** The part of a media element that is used; tests bring one of their own. */
export type MediaPlayer = Pick<
  HTMLVideoElement,
  'src' | 'currentTime' | 'duration' | 'videoWidth' | 'play' | 'pause' | 'addEventListener' | 'removeAttribute'
>;

export interface AudioQueueOptions {
  readonly player: MediaPlayer;
  readonly addressOf: (fileName: string) => string;
  /** Undefined where the platform can't speak. */
  readonly speech: SpeechSynthesis | undefined;
}

const idle: AudioState = { playing: false, paused: false, hasPicture: false, failure: undefined };

/**
 * Plays the sounds and the spoken texts of cards, one after the other. It lives in the app's own page: a sound then
 * goes on when the card changes, and no card's script can hold it up.
 */
export class AudioQueue {
  readonly #options: AudioQueueOptions;
  readonly #listeners = new Set<() => void>();
  #waiting: readonly AvTag[] = [];
  #current: AvTag | undefined;
  #state = idle;

  constructor(options: AudioQueueOptions) {
    this.#options = options;
    const { player } = options;
    // The platform begins to look for its voices when it is first asked.
    options.speech?.getVoices();
    player.addEventListener('ended', () => this.#onEnd('sound'));
    player.addEventListener('error', () => {
      if (this.#current?.kind === 'sound') this.#fail({ kind: 'file', fileName: this.#current.fileName });
    });
    player.addEventListener('loadedmetadata', () => this.#change({ hasPicture: player.videoWidth > 0 }));
  }

  get state(): AudioState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Plays these in place of what was waiting; what is heard just now ends first unless `interrupt`. */
  play(tags: readonly AvTag[], { interrupt }: { readonly interrupt: boolean }): void {
    this.#waiting = tags;
    if (interrupt || this.#state.paused) this.#silence();
    this.#change({ failure: undefined });
    if (this.#current === undefined) this.#next();
  }

  stop(): void {
    this.#waiting = [];
    this.#silence();
    this.#change(idle);
  }

  togglePause(): void {
    if (this.#current === undefined) return;
    const { player, speech } = this.#options;
    const paused = !this.#state.paused;
    if (this.#current.kind === 'tts') {
      if (paused) speech?.pause();
      else speech?.resume();
    } else if (paused) player.pause();
    else this.#start();
    this.#change({ paused });
  }

  /** Forward, or back when negative. Speech can't be moved in. */
  seek(secs: number): void {
    if (this.#current?.kind !== 'sound') return;
    const { player } = this.#options;
    const end = Number.isFinite(player.duration) ? player.duration : Number.POSITIVE_INFINITY;
    player.currentTime = Math.min(end, Math.max(0, player.currentTime + secs));
  }

  #next(): void {
    const [tag, ...rest] = this.#waiting;
    this.#waiting = rest;
    this.#current = tag;
    this.#change({ playing: tag !== undefined, paused: false, hasPicture: false });
    if (tag === undefined) return;
    if (tag.kind === 'tts') return this.#speak(tag);
    this.#options.player.src = this.#options.addressOf(tag.fileName);
    this.#start();
  }

  #start(): void {
    const tag = this.#current;
    this.#options.player.play().catch((error: unknown) => {
      // Another sound took its place; and the element itself tells of files that it can't play.
      if (this.#current !== tag || (error instanceof DOMException && error.name === 'AbortError')) return;
      if (error instanceof DOMException && error.name === 'NotSupportedError') return;
      this.#next();
    });
  }

  #speak(tag: Extract<AvTag, { kind: 'tts' }>): void {
    const { speech } = this.#options;
    const voice = speechVoice(speech?.getVoices() ?? [], { lang: tag.lang, wished: tag.voices });
    if (speech === undefined || voice === undefined) return this.#fail({ kind: 'speech', lang: tag.lang });
    const words = new SpeechSynthesisUtterance(tag.text);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = Math.min(10, Math.max(0.1, tag.speed));
    const onEnd = (): void => {
      if (this.#current === tag) this.#onEnd('tts');
    };
    words.addEventListener('end', onEnd);
    words.addEventListener('error', onEnd);
    speech.speak(words);
  }

  #onEnd(kind: AvTag['kind']): void {
    if (this.#current?.kind === kind) this.#next();
  }

  #fail(failure: AudioFailure): void {
    this.#next();
    this.#change({ failure });
  }

  #silence(): void {
    const { player, speech } = this.#options;
    if (this.#current?.kind === 'tts') speech?.cancel();
    if (this.#current?.kind === 'sound') {
      player.pause();
      player.removeAttribute('src');
    }
    this.#current = undefined;
  }

  #change(part: Partial<AudioState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
