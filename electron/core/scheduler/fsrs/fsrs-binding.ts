import type * as binding from '@open-spaced-repetition/binding';
import { AppError } from '#shared/errors/app-error.ts';
import type { TrainingSet } from './training-set.ts';

export type FsrsBinding = typeof binding;

let loading: Promise<FsrsBinding | undefined> | undefined;

/** Undefined where the native package is not installed or has no binary for this computer. */
export function findFsrsBinding(): Promise<FsrsBinding | undefined> {
  loading ??= import('@open-spaced-repetition/binding').catch(() => undefined);
  return loading;
}

/** Throws `fsrs.cantOptimize`. */
export async function fsrsBinding(): Promise<FsrsBinding> {
  const found = await findFsrsBinding();
  if (found === undefined) throw new AppError('fsrs.cantOptimize', {});
  return found;
}

/** Items between two pauses. */
const ITEMS_AT_ONCE = 5000;

/** The set as the native package wants it; `pause` may throw. What is alike is made once: making takes long. */
export async function nativeItems(
  { FSRSBindingItem, FSRSBindingReview }: FsrsBinding,
  { ratings, days, firsts, foretold }: TrainingSet,
  pause: () => Promise<void>,
): Promise<binding.FSRSBindingItem[]> {
  const { kinds, kindCount } = kindsOf(ratings, days);
  const histories = historiesOf(kinds, kindCount, firsts);
  const reviews = new Map<number, binding.FSRSBindingReview>();
  const items = new Map<number, binding.FSRSBindingItem>();
  const review = (place: number): binding.FSRSBindingReview => {
    const kind = kinds[place] ?? 0;
    let found = reviews.get(kind);
    if (found === undefined) {
      found = new FSRSBindingReview(ratings[place] ?? 0, days[place] ?? 0);
      reviews.set(kind, found);
    }
    return found;
  };
  const made: binding.FSRSBindingItem[] = [];
  for (const [index, place] of foretold.entries()) {
    if (index % ITEMS_AT_ONCE === 0) await pause();
    const history = histories[place] ?? 0;
    let item = items.get(history);
    if (item === undefined) {
      const first = firsts[place] ?? 0;
      item = new FSRSBindingItem(Array.from({ length: place + 1 - first }, (_, i) => review(first + i)));
      items.set(history, item);
    }
    made.push(item);
  }
  return made;
}

/** Numbers each review by its rating and days. */
function kindsOf(ratings: Uint8Array, days: Uint32Array): { readonly kinds: Uint32Array; readonly kindCount: number } {
  const known = new Map<number, number>();
  const kinds = days.map((passed, place) => {
    const key = passed * RATINGS + (ratings[place] ?? 0);
    const kind = known.get(key) ?? known.size;
    known.set(key, kind);
    return kind;
  });
  return { kinds, kindCount: known.size };
}

/** Numbers what each review and those before it of its card are together. */
function historiesOf(kinds: Uint32Array, kindCount: number, firsts: Uint32Array): Uint32Array {
  const known = new Map<number, number>();
  const histories = new Uint32Array(kinds.length);
  for (const [place, kind] of kinds.entries()) {
    const before = firsts[place] === place ? 0 : (histories[place - 1] ?? 0);
    const key = before * kindCount + kind;
    const history = known.get(key) ?? known.size + 1;
    known.set(key, history);
    histories[place] = history;
  }
  return histories;
}

const RATINGS = 5;
