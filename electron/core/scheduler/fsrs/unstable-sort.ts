/** Up to here the elements are inserted one by one, which keeps equal ones in their order. */
const INSERTED_LENGTH = 20;
/** Parts up to this length are not split further. */
const SMALL_LENGTH = 32;
/** From here on a small part is sorted in two halves. */
const MERGED_LENGTH = 18;
/** From here on the pivot is chosen among more than three elements. */
const SAMPLED_LENGTH = 64;
/** Sorting networks (https://bertdobbelaere.github.io/sorting_networks.html): places to be put in order, one pair after the other. */
const NETWORK_OF_9 = pairs(
  '0,3 1,7 2,5 4,8 0,7 2,4 3,8 5,6 0,2 1,3 4,5 7,8 1,4 3,6 5,7 0,1 2,4 3,5 6,8 2,3 4,5 6,7 1,2 3,4 5,6',
);
const NETWORK_OF_13 = pairs(
  '0,12 1,10 2,9 3,7 5,11 6,8 1,6 2,3 4,11 7,9 8,10 0,4 1,2 3,6 7,8 9,10 11,12 4,6 5,9 8,11 10,12 0,5 3,8 4,7 6,11 ' +
    '9,10 0,1 2,5 6,9 7,8 10,11 1,3 2,4 5,6 9,10 1,2 3,4 5,7 6,8 2,3 4,5 6,7 8,9 3,4 5,6',
);

interface Keyed {
  readonly key: number;
  readonly place: number;
}

type Less = (a: Keyed, b: Keyed) => boolean;

/** Both ends are places; `end` is the first one beyond. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Sorts by a number, and leaves equal ones in the order that official's sorting (Rust's `sort_unstable`, an "ipnsort")
 * leaves them in: not their own, but always the same. Its way out of pivots that keep on being bad is left away: they
 * come up in inputs made for it.
 */
export function sortedAsOfficial<T>(items: readonly T[], keyOf: (item: T) => number): T[] {
  const keyed = items.map((item, place): Keyed => ({ key: keyOf(item), place }));
  new UnstableSort(keyed).sort();
  return keyed.flatMap(({ place }) => items.slice(place, place + 1));
}

class UnstableSort {
  readonly #all: Keyed[];

  constructor(all: Keyed[]) {
    this.#all = all;
  }

  sort(): void {
    const whole = { start: 0, end: this.#all.length };
    if (whole.end <= INSERTED_LENGTH) this.#insert(whole, 1);
    else if (this.#isStrictlyDescending()) this.#all.reverse();
    else if (!this.#isAscending()) this.#quicksort(whole, undefined);
  }

  #isAscending(): boolean {
    return this.#all.every((each, i) => i === 0 || !isLess(each, this.#at(i - 1)));
  }

  #isStrictlyDescending(): boolean {
    return this.#all.every((each, i) => i === 0 || isLess(each, this.#at(i - 1)));
  }

  /** `before` is the element in front of the part, where the part was split off behind one. */
  #quicksort(part: Part, before: Keyed | undefined): void {
    let { start } = part;
    let ancestor = before;
    for (;;) {
      const rest = { start, end: part.end };
      if (rest.end - rest.start <= SMALL_LENGTH) {
        this.#sortSmall(rest);
        return;
      }
      const pivotPlace = this.#pivotPlace(rest);
      if (ancestor !== undefined && !isLess(ancestor, this.#at(pivotPlace))) {
        // The pivot is the least of the part: what equals it is in place.
        start = this.#partition(rest, pivotPlace, (a, b) => !isLess(b, a)) + 1;
        ancestor = undefined;
        continue;
      }
      const middle = this.#partition(rest, pivotPlace, isLess);
      this.#quicksort({ start, end: middle }, ancestor);
      ancestor = this.#at(middle);
      start = middle + 1;
    }
  }

  /** Puts what is less than the pivot in front of it. Answers the pivot's new place. */
  #partition({ start, end }: Part, pivotPlace: number, less: Less): number {
    this.#swap(start, pivotPlace);
    const pivot = this.#at(start);
    const first = start + 1;
    const held = this.#at(first);
    let gap = first;
    let left = first;
    for (let right = first + 1; right <= end; right++) {
      // The first element is looked at last: its place is the gap that the others move through.
      const current = right === end ? held : this.#at(right);
      this.#all[gap] = this.#at(left);
      this.#all[left] = current;
      gap = right;
      if (less(current, pivot)) left++;
    }
    this.#swap(start, left - 1);
    return left - 1;
  }

  #pivotPlace({ start, end }: Part): number {
    const eighth = Math.floor((end - start) / 8);
    const [a, b, c] = [start, start + eighth * 4, start + eighth * 7];
    return end - start < SAMPLED_LENGTH ? this.#median(a, b, c) : this.#sampledMedian([a, b, c], eighth);
  }

  #sampledMedian(places: readonly [number, number, number], length: number): number {
    const eighth = Math.floor(length / 8);
    const sampled = (place: number): number =>
      length * 8 < SAMPLED_LENGTH
        ? place
        : this.#sampledMedian([place, place + eighth * 4, place + eighth * 7], eighth);
    return this.#median(sampled(places[0]), sampled(places[1]), sampled(places[2]));
  }

  #median(a: number, b: number, c: number): number {
    const isBelowB = isLess(this.#at(a), this.#at(b));
    const isBelowC = isLess(this.#at(a), this.#at(c));
    if (isBelowB !== isBelowC) return a;
    return isLess(this.#at(b), this.#at(c)) === isBelowB ? b : c;
  }

  #sortSmall({ start, end }: Part): void {
    if (end - start < MERGED_LENGTH) {
      this.#sortTiny({ start, end });
      return;
    }
    const middle = start + Math.floor((end - start) / 2);
    this.#sortTiny({ start, end: middle });
    this.#sortTiny({ start: middle, end });
    // Both halves are in order: merging them is inserting the second into the first.
    this.#insert({ start, end }, middle - start);
  }

  #sortTiny(part: Part): void {
    const length = part.end - part.start;
    const [sorted, network] = length >= 13 ? [13, NETWORK_OF_13] : length >= 9 ? [9, NETWORK_OF_9] : [1, []];
    for (const [a, b] of network) {
      if (isLess(this.#at(part.start + b), this.#at(part.start + a))) this.#swap(part.start + a, part.start + b);
    }
    this.#insert(part, sorted);
  }

  /** So many elements of the part are in order already. */
  #insert({ start, end }: Part, sorted: number): void {
    for (let next = start + sorted; next < end; next++) {
      const current = this.#at(next);
      let place = next;
      for (; place > start && isLess(current, this.#at(place - 1)); place--) this.#all[place] = this.#at(place - 1);
      this.#all[place] = current;
    }
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#at(a), this.#at(b)];
    this.#all[a] = second;
    this.#all[b] = first;
  }

  #at(place: number): Keyed {
    const found = this.#all[place];
    if (found === undefined) throw new RangeError(`place ${place} of ${this.#all.length}`);
    return found;
  }
}

function isLess(a: Keyed, b: Keyed): boolean {
  return a.key < b.key;
}

function pairs(text: string): [number, number][] {
  return text.split(' ').map((pair) => {
    const [a, b] = pair.split(',').map(Number);
    return [a ?? 0, b ?? 0];
  });
}
