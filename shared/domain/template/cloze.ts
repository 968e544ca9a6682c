import { escapedAttribute } from '../html/escape-html.ts';
import { textWithoutHtmlInMath } from './math-text.ts';
import { type Cloze, type ClozeNode, parseClozes, SHAPE } from './parse-clozes.ts';
import { shapeAttributes } from './shape-attributes.ts';

export type CardSide = 'question' | 'answer';

interface ClozeView {
  readonly number: number;
  readonly side: CardSide;
}

const NO_HINT = '...';
/**
 * What a hidden cloze holds is written into an attribute, encoded once more for each cloze around it with the same
 * number. A few kilobytes of signs in ten such clozes would be gigabytes; beyond this the attribute stays empty.
 */
const MAX_HIDDEN_CHARS = 1_000_000;

/** A field on the card of one number: that number's clozes hidden or marked, the others only marked. */
export function clozeHtml(text: string, view: ClozeView): string {
  return textWithoutHtmlInMath(revealed(text, view));
}

/** Only the clozes of a number: their hints on the question, their text on the answer. */
export function clozeOnly(text: string, { number, side }: ClozeView): string {
  return clozesOf(parseClozes(text), number)
    .map((cloze) => (side === 'question' ? hintOf(cloze) : textOf(cloze)))
    .join(', ');
}

/** What has to be typed for the clozes of a number: their texts with commas between, one if all are equal. */
export function typedClozes(text: string, number: number): string {
  const texts = clozesOf(parseClozes(text), number).map(textOf);
  return new Set(texts).size === 1 ? (texts[0] ?? '') : texts.join(', ');
}

/** Nothing at all when no cloze of the number is there. */
function revealed(text: string, view: ClozeView): string {
  const writer = new ClozeWriter(view);
  const html = writer.html(parseClozes(text));
  return writer.foundActive ? html : '';
}

class ClozeWriter {
  readonly #view: ClozeView;
  foundActive = false;

  constructor(view: ClozeView) {
    this.#view = view;
  }

  html(nodes: readonly ClozeNode[]): string {
    return nodes.map((node) => (typeof node === 'string' ? node : this.#cloze(node))).join('');
  }

  #cloze(cloze: Cloze): string {
    const active = cloze.numbers.includes(this.#view.number);
    if (active) this.foundActive = true;
    const numbers = cloze.numbers.join(',');
    const [first] = cloze.nodes;
    if (typeof first === 'string' && first.startsWith(SHAPE)) {
      const attributes = shapeAttributes(first.slice(SHAPE.length));
      return `<div class="${this.#shapeClass(cloze, active)}" data-ordinal="${numbers}" ${attributes}></div>`;
    }
    const inside = this.html(cloze.nodes);
    if (!active) return `<span class="cloze-inactive" data-ordinal="${numbers}">${inside}</span>`;
    if (this.#view.side === 'answer') return `<span class="cloze" data-ordinal="${numbers}">${inside}</span>`;
    const hidden = inside.length > MAX_HIDDEN_CHARS ? '' : escapedAttribute(inside);
    return `<span class="cloze" data-cloze="${hidden}" data-ordinal="${numbers}">[${hintOf(cloze)}]</span>`;
  }

  #shapeClass(cloze: Cloze, active: boolean): string {
    if ((this.#view.side === 'question' && active) || cloze.numbers.includes(0)) return 'cloze';
    return active ? 'cloze-highlight' : 'cloze-inactive';
  }
}

/** Those inside of others too. */
function clozesOf(nodes: readonly ClozeNode[], number: number): Cloze[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    const inner = clozesOf(node.nodes, number);
    return node.numbers.includes(number) ? [node, ...inner] : inner;
  });
}

function hintOf(cloze: Cloze): string {
  return cloze.hint ?? NO_HINT;
}

function textOf(cloze: Cloze): string {
  return cloze.nodes.map((node) => (typeof node === 'string' ? node : textOf(node))).join('');
}
