import { z } from 'zod';
import type { CardState, LearningPart, MemoryState, NewState, NormalState, ReviewPart } from './card-state.ts';

/*
 * States as a custom scheduling script knows them: with the official app's names and nesting. What comes back is a
 * program's word, so it is read like anything from outside: a name too many or a number out of range, and the whole
 * of it is refused.
 */

const Elapsed = z.int().min(0).max(0xff_ff_ff_ff).default(0);
/** Rows hold them in 32 bits, days and moments added to them included. */
const Count = z.int().min(0).max(200_000_000).default(0);
const float = (min: number, max: number) => z.number().min(min).max(max).default(min).transform(Math.fround);

const Memory = z.strictObject({ stability: float(0, 1_000_000), difficulty: float(1, 10) });
const New = z.strictObject({ position: Count });
const Learning = z.strictObject({
  remainingSteps: Count,
  scheduledSecs: Count,
  elapsedSecs: Elapsed,
  memoryState: Memory.optional(),
});
const Review = z.strictObject({
  scheduledDays: Count,
  elapsedDays: Count,
  /** Stored as permille in 16 bits. */
  easeFactor: float(0, 65.5),
  lapses: z.int().min(0).max(65_535).default(0),
  leeched: z.boolean().default(false),
  memoryState: Memory.optional(),
});
const Normal = z.union([
  z.strictObject({ new: New }),
  z.strictObject({ learning: Learning }),
  z.strictObject({ review: Review }),
  z.strictObject({ relearning: z.strictObject({ review: Review, learning: Learning }) }),
]);
const Preview = z.strictObject({ scheduledSecs: Count, finished: z.boolean().default(false) });
const Filtered = z.union([
  z.strictObject({ preview: Preview }),
  z.strictObject({ rescheduling: z.strictObject({ originalState: Normal }) }),
]);
const State = z.union([
  z.strictObject({ normal: Normal, customData: z.string().optional() }),
  z.strictObject({ filtered: Filtered, customData: z.string().optional() }),
]);

export type StateJson = z.input<typeof State>;

export function stateJson(state: CardState): StateJson {
  switch (state.kind) {
    case 'preview':
      return { filtered: { preview: { scheduledSecs: state.scheduledSecs, finished: state.finished } } };
    case 'rescheduling':
      return { filtered: { rescheduling: { originalState: normalJson(state.original) } } };
    default:
      return { normal: normalJson(state) };
  }
}

/** Undefined: it is no state. */
export function stateFromJson(json: unknown): CardState | undefined {
  const read = State.safeParse(json);
  if (!read.success) return undefined;
  if ('normal' in read.data) return normalState(read.data.normal);
  const { filtered } = read.data;
  if ('preview' in filtered) return { kind: 'preview', ...filtered.preview };
  return { kind: 'rescheduling', original: normalState(filtered.rescheduling.originalState) };
}

function normalJson(state: NormalState): z.input<typeof Normal> {
  switch (state.kind) {
    case 'new':
      return { new: { position: state.position } };
    case 'learning':
      return { learning: learningJson(state) };
    case 'review':
      return { review: reviewJson(state) };
    case 'relearning':
      return { relearning: { review: reviewJson(state.review), learning: learningJson(state.learning) } };
  }
}

function learningJson({ remainingSteps, scheduledSecs, elapsedSecs, memory }: LearningPart): z.input<typeof Learning> {
  return { remainingSteps, scheduledSecs, elapsedSecs, ...memoryJson(memory) };
}

function reviewJson(part: ReviewPart): z.input<typeof Review> {
  const { scheduledDays, elapsedDays, easeFactor, lapses, leeched, memory } = part;
  return { scheduledDays, elapsedDays, easeFactor, lapses, leeched, ...memoryJson(memory) };
}

function memoryJson(memory: MemoryState | undefined): { readonly memoryState?: MemoryState } {
  return memory === undefined ? {} : { memoryState: { stability: memory.stability, difficulty: memory.difficulty } };
}

function normalState(json: z.output<typeof Normal>): NormalState {
  if ('new' in json) return { kind: 'new', ...json.new } satisfies NewState;
  if ('learning' in json) return { kind: 'learning', ...learningPart(json.learning) };
  if ('review' in json) return { kind: 'review', ...reviewPart(json.review) };
  const { review, learning } = json.relearning;
  return { kind: 'relearning', learning: learningPart(learning), review: reviewPart(review) };
}

function learningPart({ memoryState, ...part }: z.output<typeof Learning>): LearningPart {
  return { ...part, memory: memoryState };
}

function reviewPart({ memoryState, ...part }: z.output<typeof Review>): ReviewPart {
  return { ...part, memory: memoryState };
}
