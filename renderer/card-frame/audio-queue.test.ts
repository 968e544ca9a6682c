import { beforeEach, describe, expect, it } from 'vitest';
import type { AvTag } from '#shared/contract/cards.ts';
import { AudioQueue, type MediaPlayer } from './audio-queue.ts';

class FakePlayer extends EventTarget implements MediaPlayer {
  readonly log: string[] = [];
  duration = 10;
  currentTime = 4;
  videoWidth = 0;
  #src = '';

  get src(): string {
    return this.#src;
  }
  set src(value: string) {
    this.#src = value;
    this.log.push(value);
  }
  async play(): Promise<void> {
    this.log.push('play');
  }
  pause(): void {
    this.log.push('pause');
  }
  removeAttribute(): void {
    this.#src = '';
  }
  tell(event: string): void {
    this.dispatchEvent(new Event(event));
  }
}

const sound = (fileName: string): AvTag => ({ kind: 'sound', fileName });
const speech: AvTag = { kind: 'tts', text: 'hello', lang: 'fr_FR', voices: [], speed: 1, otherArgs: [] };

let player: FakePlayer;
let queue: AudioQueue;
beforeEach(() => {
  player = new FakePlayer();
  queue = new AudioQueue({ player, addressOf: (name) => `/media/${name}`, speech: undefined });
});

describe('sounds of a card', () => {
  it('are played one after the other, and then it is silent', () => {
    queue.play([sound('a.mp3'), sound('b.mp3')], { interrupt: true });
    expect([player.log, queue.state.playing]).toEqual([['/media/a.mp3', 'play'], true]);
    player.tell('ended');
    expect(player.log.slice(2)).toEqual(['/media/b.mp3', 'play']);
    player.tell('ended');
    expect(queue.state.playing).toBe(false);
  });

  it('interrupt what is heard', () => {
    queue.play([sound('a.mp3'), sound('b.mp3')], { interrupt: true });
    queue.play([sound('c.mp3')], { interrupt: true });
    expect(player.log).toEqual(['/media/a.mp3', 'play', 'pause', '/media/c.mp3', 'play']);
    player.tell('ended');
    expect(queue.state.playing).toBe(false);
  });

  it('wait for the end of what is heard when they may not interrupt it', () => {
    queue.play([sound('a.mp3'), sound('b.mp3')], { interrupt: true });
    queue.play([sound('c.mp3')], { interrupt: false });
    expect(player.src).toBe('/media/a.mp3');
    player.tell('ended');
    expect(player.src).toBe('/media/c.mp3');
  });

  it('go silent when another card has none', () => {
    queue.play([sound('a.mp3')], { interrupt: true });
    queue.play([], { interrupt: true });
    expect([player.log.at(-1), queue.state.playing]).toEqual(['pause', false]);
  });

  it('that can’t be played are told of, and the next one is heard', () => {
    queue.play([sound('a.xyz'), sound('b.mp3')], { interrupt: true });
    player.tell('error');
    expect(player.src).toBe('/media/b.mp3');
    expect(queue.state).toMatchObject({ playing: true, failure: { kind: 'file', fileName: 'a.xyz' } });
    queue.play([sound('b.mp3')], { interrupt: true });
    expect(queue.state.failure).toBeUndefined();
  });

  it('pause and go on', () => {
    queue.togglePause();
    expect(queue.state.paused).toBe(false);
    queue.play([sound('a.mp3')], { interrupt: true });
    queue.togglePause();
    expect([player.log.at(-1), queue.state.paused]).toEqual(['pause', true]);
    queue.togglePause();
    expect([player.log.at(-1), queue.state.paused]).toEqual(['play', false]);
  });

  it('are moved in, but not beyond their ends', () => {
    queue.play([sound('a.mp3')], { interrupt: true });
    queue.seek(5);
    expect(player.currentTime).toBe(9);
    queue.seek(5);
    expect(player.currentTime).toBe(10);
    queue.seek(-50);
    expect(player.currentTime).toBe(0);
  });

  it('have a picture when they are films', () => {
    queue.play([sound('a.mp4'), sound('b.mp3')], { interrupt: true });
    player.videoWidth = 640;
    player.tell('loadedmetadata');
    expect(queue.state.hasPicture).toBe(true);
    player.tell('ended');
    expect(queue.state.hasPicture).toBe(false);
  });
});

it('says for which language there is no voice', () => {
  queue.play([speech, sound('b.mp3')], { interrupt: true });
  expect(queue.state).toMatchObject({ failure: { kind: 'speech', lang: 'fr_FR' } });
  expect(player.src).toBe('/media/b.mp3');
});
