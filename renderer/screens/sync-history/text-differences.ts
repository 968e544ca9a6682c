/** A run of text that both versions have, or that only this one has. */
export interface TextPart {
  readonly text: string;
  readonly differs: boolean;
}

/** Words, and whatever stands between them. */
const TOKENS = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;
/** Above this many comparisons the whole middle counts as different: nobody waits for a screen. */
const COMPARISONS = 400_000;

/** Both texts in parts, those marked that the other one does not have. The parts together are the text. */
export function textDifferences(a: string, b: string): readonly [readonly TextPart[], readonly TextPart[]] {
  const [tokensA, tokensB] = [tokensOf(a), tokensOf(b)];
  const start = commonLength(tokensA, tokensB, (tokens, index) => tokens[index]);
  const [restA, restB] = [tokensA.slice(start), tokensB.slice(start)];
  const end = commonLength(restA, restB, (tokens, index) => tokens[tokens.length - 1 - index]);
  const middleA = restA.slice(0, restA.length - end);
  const middleB = restB.slice(0, restB.length - end);
  const [keptA, keptB] = commonTokens(middleA, middleB);
  const head = tokensA.slice(0, start);
  const tail = end === 0 ? [] : restA.slice(-end);
  const parts = (middle: readonly string[], kept: ReadonlySet<number>): TextPart[] =>
    joined([
      ...head.map((text) => ({ text, differs: false })),
      ...middle.map((text, index) => ({ text, differs: !kept.has(index) })),
      ...tail.map((text) => ({ text, differs: false })),
    ]);
  return [parts(middleA, keptA), parts(middleB, keptB)];
}

function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

type TokenAt = (tokens: readonly string[], index: number) => string | undefined;

function commonLength(a: readonly string[], b: readonly string[], at: TokenAt): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && at(a, length) === at(b, length)) length += 1;
  return length;
}

/** Places of a longest common subsequence in each of the two. */
function commonTokens(a: readonly string[], b: readonly string[]): readonly [Set<number>, Set<number>] {
  const [keptA, keptB] = [new Set<number>(), new Set<number>()];
  if (a.length * b.length > COMPARISONS) return [keptA, keptB];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      keptA.add(i++);
      keptB.add(j++);
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return [keptA, keptB];
}

function joined(parts: readonly TextPart[]): TextPart[] {
  const runs: { text: string; differs: boolean }[] = [];
  for (const { text, differs } of parts) {
    const last = runs.at(-1);
    if (last !== undefined && last.differs === differs) last.text += text;
    else runs.push({ text, differs });
  }
  return runs;
}
