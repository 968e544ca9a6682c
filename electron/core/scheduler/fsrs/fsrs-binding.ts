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

/** The set as the native package wants it; alike reviews are made once. `pause` may throw. */
export async function nativeItems(
  { FSRSBindingItem, FSRSBindingReview }: FsrsBinding,
  { ratings, days, firsts, foretold }: TrainingSet,
  pause: () => Promise<void>,
): Promise<binding.FSRSBindingItem[]> {
  const known = new Map<number, binding.FSRSBindingReview>();
  const native = (rating: number, passed: number): binding.FSRSBindingReview => {
    const key = passed * RATINGS + rating;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = new FSRSBindingReview(rating, passed)));
    return found;
  };
  const reviews = Array.from(ratings, (rating, place) => native(rating, days[place] ?? 0));
  const made: binding.FSRSBindingItem[] = [];
  for (const [index, place] of foretold.entries()) {
    if (index % ITEMS_AT_ONCE === 0) await pause();
    made.push(new FSRSBindingItem(reviews.slice(firsts[place], place + 1)));
  }
  return made;
}

const RATINGS = 5;
