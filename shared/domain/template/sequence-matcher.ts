/** Parts of two sequences that are equal, and how far they are. */
export interface MatchingBlock {
  readonly first: number;
  readonly second: number;
  readonly size: number;
}
interface Area {
  readonly first: number;
  readonly firstEnd: number;
  readonly second: number;
  readonly secondEnd: number;
}

/** From this length on, elements are looked at by how often they occur. */
const LONG = 200;
const RARE_PERCENT = 100;
/** Pairs of equal elements looked at. Two texts of the same one sign would take minutes; what is left counts as different. */
const MAX_PAIRS = 10_000_000;

/**
 * Finds the longest common part, then those left and right of it, as Ratcliff and Obershelp do. In a long second
 * sequence only elements that occur often can begin a part: the library of the official client does it the wrong way
 * round, and the colours of typed answers have to be the same.
 */
export class SequenceMatcher {
  readonly #first: readonly string[];
  readonly #second: readonly string[];
  readonly #places: ReadonlyMap<string, readonly number[]>;
  /** Lengths of the common parts that end at a place of the second sequence, for this element and the one before. */
  #lengths: [Int32Array, Int32Array];
  #pairs = 0;

  constructor(first: readonly string[], second: readonly string[]) {
    this.#first = first;
    this.#second = second;
    this.#places = placesOf(second);
    this.#lengths = [new Int32Array(second.length + 1), new Int32Array(second.length + 1)];
  }

  /** Ascending, without neighbours; ends with an empty one at both ends. */
  matchingBlocks(): readonly MatchingBlock[] {
    const found: MatchingBlock[] = [];
    const areas: Area[] = [{ first: 0, firstEnd: this.#first.length, second: 0, secondEnd: this.#second.length }];
    for (let area = areas.pop(); area !== undefined; area = areas.pop()) {
      const block = this.#longest(area);
      if (block.size === 0) continue;
      found.push(block);
      const { first, firstEnd, second, secondEnd } = area;
      if (first < block.first && second < block.second) {
        areas.push({ first, firstEnd: block.first, second, secondEnd: block.second });
      }
      const [behindFirst, behindSecond] = [block.first + block.size, block.second + block.size];
      if (behindFirst < firstEnd && behindSecond < secondEnd) {
        areas.push({ first: behindFirst, firstEnd, second: behindSecond, secondEnd });
      }
    }
    return [...joined(found), { first: this.#first.length, second: this.#second.length, size: 0 }];
  }

  #longest(area: Area): MatchingBlock {
    let best: MatchingBlock = { first: area.first, second: area.second, size: 0 };
    let before: readonly number[] = [];
    for (let at = area.first; at < area.firstEnd; at++) {
      const places = this.#placesIn(this.#first[at] ?? '', area);
      this.#pairs += places.length + 1;
      if (this.#pairs > MAX_PAIRS) break;
      const [lengths, lengthsBefore] = this.#lengths;
      for (const place of places) {
        const size = (place > area.second ? (lengthsBefore[place - 1] ?? 0) : 0) + 1;
        lengths[place] = size;
        if (size > best.size) best = { first: at + 1 - size, second: place + 1 - size, size };
      }
      for (const place of before) lengthsBefore[place] = 0;
      before = places;
      this.#lengths = [lengthsBefore, lengths];
    }
    for (const place of before) this.#lengths[1][place] = 0;
    return this.#extended(best, area);
  }

  #placesIn(element: string, { second, secondEnd }: Area): readonly number[] {
    const places = this.#places.get(element);
    if (places === undefined) return [];
    return places.slice(firstAtLeast(places, second), firstAtLeast(places, secondEnd));
  }

  /** Elements that could not begin a part may well continue it. */
  #extended(block: MatchingBlock, area: Area): MatchingBlock {
    let { first, second, size } = block;
    while (first > area.first && second > area.second && this.#first[first - 1] === this.#second[second - 1]) {
      first--;
      second--;
      size++;
    }
    while (
      first + size < area.firstEnd &&
      second + size < area.secondEnd &&
      this.#first[first + size] === this.#second[second + size]
    ) {
      size++;
    }
    return { first, second, size };
  }
}

function placesOf(sequence: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, element] of sequence.entries()) {
    const known = places.get(element);
    if (known === undefined) places.set(element, [place]);
    else known.push(place);
  }
  if (sequence.length < LONG) return places;
  const rare = Math.floor(sequence.length / RARE_PERCENT) + 1;
  return new Map([...places].filter(([, found]) => found.length > rare));
}

function firstAtLeast(places: readonly number[], least: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(blocks: readonly MatchingBlock[]): MatchingBlock[] {
  const result: MatchingBlock[] = [];
  for (const block of blocks.toSorted((a, b) => a.first - b.first || a.second - b.second)) {
    const last = result.at(-1);
    if (last !== undefined && last.first + last.size === block.first && last.second + last.size === block.second) {
      result[result.length - 1] = { ...last, size: last.size + block.size };
    } else {
      result.push(block);
    }
  }
  return result;
}
