import { expect } from 'vitest';
import { type MediaDevice, sha1Of } from './media-devices.ts';

/** So many files come from each side in a round: more than one packet, spread over requests. */
export const FILES_EACH_WAY = 12;

/** Work on two sides, round after round, and what both must have after it. */
export class MediaWork {
  readonly #ebb: MediaDevice;
  readonly #official: MediaDevice;
  readonly #expected = new Map<string, string>();
  #round = 0;

  constructor(ebb: MediaDevice, official: MediaDevice) {
    this.#ebb = ebb;
    this.#official = official;
  }

  /** Both add files, change one of the last round and remove one. What the official client has is on the server. */
  async next(files = FILES_EACH_WAY): Promise<void> {
    const before = this.#round;
    this.#round += 1;
    for (const [side, device] of this.#sides()) {
      for (let at = 0; at < files; at += 1)
        this.#write(device, nameOf(side, this.#round, at), `${side} ${this.#round} ${at}`);
      if (before === 0) continue;
      this.#write(device, nameOf(side, before, 0), `${side} ${before} changed in ${this.#round}`);
      this.#remove(device, nameOf(side, before, 1));
    }
    await this.#official.sync();
  }

  /** Both sync until both have everything: nothing is lost, nothing waits, nothing lies about. */
  async expectConverged(): Promise<void> {
    await this.#ebb.sync();
    await this.#official.sync();
    for (const [side, device] of this.#sides()) {
      expect(Object.fromEntries(device.files()), side).toEqual(Object.fromEntries(this.#expected));
      expect(await device.pending(), `pending of ${side}`).toBe(0);
    }
  }

  #sides(): readonly (readonly ['e' | 'o', MediaDevice])[] {
    return [
      ['e', this.#ebb],
      ['o', this.#official],
    ];
  }

  #write(device: MediaDevice, name: string, content: string): void {
    device.act({ do: 'write', name, content });
    this.#expected.set(name, sha1Of(content));
  }

  #remove(device: MediaDevice, name: string): void {
    device.act({ do: 'remove', name });
    this.#expected.delete(name);
  }
}

function nameOf(side: 'e' | 'o', round: number, at: number): string {
  return `${side}${round}-${at}.txt`;
}
