import type * as binding from '@open-spaced-repetition/binding';
import { AppError } from '#shared/errors/app-error.ts';
import type { LearnedReview, TrainingItem } from './training-set.ts';

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

/** The items as the native package wants them; alike reviews are made once. `pause` may throw. */
export async function nativeItems(
  { FSRSBindingItem, FSRSBindingReview }: FsrsBinding,
  items: readonly TrainingItem[],
  pause: () => Promise<void>,
): Promise<binding.FSRSBindingItem[]> {
  const known = new Map<number, binding.FSRSBindingReview>();
  const native = ({ rating, days }: LearnedReview): binding.FSRSBindingReview => {
    const key = days * RATINGS + rating;
    let found = known.get(key);
    if (found === undefined) {
      found = new FSRSBindingReview(rating, days);
      known.set(key, found);
    }
    return found;
  };
  const made: binding.FSRSBindingItem[] = [];
  for (const [index, item] of items.entries()) {
    if (index % ITEMS_AT_ONCE === 0) await pause();
    made.push(new FSRSBindingItem(item.map(native)));
  }
  return made;
}

const RATINGS = 5;
