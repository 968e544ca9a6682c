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

/** The items as the native package wants them; what they share is made once. */
export function nativeItems(
  { FSRSBindingItem, FSRSBindingReview }: FsrsBinding,
  items: readonly TrainingItem[],
): binding.FSRSBindingItem[] {
  const known = new Map<LearnedReview, binding.FSRSBindingReview>();
  const native = (review: LearnedReview): binding.FSRSBindingReview => {
    const found = known.get(review) ?? new FSRSBindingReview(review.rating, review.days);
    known.set(review, found);
    return found;
  };
  return items.map((item) => new FSRSBindingItem(item.map(native)));
}
