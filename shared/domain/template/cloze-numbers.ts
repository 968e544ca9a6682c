const MARK = /\{\{c([\d,]+)::|\}\}/gu;
/** Marks that open deeper than this are no marks; what closes them closes the one around them. */
const MAX_DEPTH = 10;
const MAX_NUMBER = 0xff_ff;

/** The numbers of the clozes in a text, ascending. A cloze that is never closed is none, and neither are those in it. */
export function clozeNumbers(text: string): number[] {
  const found = new Set<number>();
  const open: Set<number>[] = [];
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    if (mark[1] === undefined) {
      for (const number of open.pop() ?? []) (open.at(-1) ?? found).add(number);
      continue;
    }
    const numbers = numbersIn(mark[1]);
    if (numbers.length === 0) MARK.lastIndex = mark.index + 1;
    else if (open.length < MAX_DEPTH) open.push(new Set(numbers));
  }
  // Zero is for parts of an image that are always hidden.
  found.delete(0);
  return [...found].sort((a, b) => a - b);
}

/** A cloze may have several numbers. */
function numbersIn(list: string): number[] {
  return list
    .split(',')
    .filter((digits) => digits !== '')
    .map(Number)
    .filter((number) => number <= MAX_NUMBER);
}
