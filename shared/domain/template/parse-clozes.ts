/** A part of a text: plain, or `{{c1::…}}`. */
export type ClozeNode = string | Cloze;

export interface Cloze {
  /** Ascending, each once. Zero is for parts of an image that are hidden on every card. */
  readonly numbers: readonly number[];
  /** What stands behind the last `::`. */
  readonly hint: string | undefined;
  readonly nodes: readonly ClozeNode[];
}

interface OpenCloze extends Cloze {
  hint: string | undefined;
  readonly nodes: ClozeNode[];
}

const MARK = /\{\{c([\d,]+)::|\}\}/gu;
/** Marks that open deeper than this are no marks; what closes them closes the one around them. */
const MAX_DEPTH = 10;
const MAX_NUMBER = 0xff_ff;
/** A shape on an image; its properties have colons too. */
export const SHAPE = 'image-occlusion:';

/** Reads a field's clozes as the official client does. A cloze that is never closed is lost with all that is in it. */
export function parseClozes(text: string): readonly ClozeNode[] {
  const top: ClozeNode[] = [];
  const open: OpenCloze[] = [];
  let from = 0;
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    const numbers = mark[1] === undefined ? undefined : numbersIn(mark[1]);
    if (numbers?.length === 0) {
      MARK.lastIndex = mark.index + 1;
      continue;
    }
    addText(open.at(-1), top, text.slice(from, mark.index));
    from = MARK.lastIndex;
    if (numbers !== undefined) {
      if (open.length < MAX_DEPTH) open.push({ numbers, hint: undefined, nodes: [] });
      continue;
    }
    const closed = open.pop();
    (open.at(-1)?.nodes ?? top).push(closed ?? '}}');
  }
  addText(open.at(-1), top, text.slice(from));
  return top;
}

function addText(cloze: OpenCloze | undefined, top: ClozeNode[], text: string): void {
  if (text === '') return;
  if (cloze === undefined) {
    top.push(text);
    return;
  }
  const colons = text.startsWith(SHAPE) ? -1 : text.indexOf('::');
  if (colons >= 0) cloze.hint = text.slice(colons + 2);
  cloze.nodes.push(colons >= 0 ? text.slice(0, colons) : text);
}

/** A cloze may have several numbers. */
function numbersIn(list: string): readonly number[] {
  const numbers = list
    .split(',')
    .filter((digits) => digits !== '')
    .map(Number)
    .filter((number) => number <= MAX_NUMBER);
  return [...new Set(numbers)].sort((a, b) => a - b);
}
