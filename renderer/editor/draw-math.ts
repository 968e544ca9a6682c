import core from 'mathjax/es5/core.js?url';
import texInput from 'mathjax/es5/input/tex-full.js?url';
import svgOutput from 'mathjax/es5/output/svg.js?url';
import font from 'mathjax/es5/output/svg/fonts/tex.js?url';
import startup from 'mathjax/es5/startup.js?url';
import type { MathSource } from './math-source.ts';

/** The part of MathJax that is used here. */
interface MathJaxReady {
  tex2svgPromise(tex: string, options: { readonly display: boolean }): Promise<Element>;
}

declare global {
  interface Window {
    MathJax?: unknown;
  }
}

/** A formula as a picture: nothing in it runs or loads, whoever wrote it. */
export interface DrawnMath {
  readonly source: string;
  /** In the font's own measures (`ex`). */
  readonly width: string;
  readonly height: string;
  readonly verticalAlign: string;
}

function addressOf(file: string): string {
  return new URL(file, document.baseURI).href;
}

/**
 * As cards set formulas (`card-frame/document/math`), without what fetches or reaches out. Part by part: the whole
 * brings a menu, whose styles the page's policy refuses.
 */
const configuration = (): Readonly<Record<string, unknown>> => ({
  loader: {
    load: ['core', 'input/tex-full', 'output/svg'],
    source: {
      core: addressOf(core),
      'input/tex-full': addressOf(texInput),
      'output/svg': addressOf(svgOutput),
      'output/svg/fonts/tex': addressOf(font),
    },
  },
  tex: {
    displayMath: [['\\[', '\\]']],
    processEscapes: false,
    processEnvironments: false,
    processRefs: false,
    packages: { '[+]': ['noerrors', 'mathtools', 'mhchem'], '[-]': ['textmacros', 'require', 'autoload', 'html'] },
  },
  svg: { fontCache: 'local' },
  startup: { typeset: false },
});

/** Longer ones are shown as they are written: the window must not stand still for them. */
const LONGEST = 5000;
let loading: Promise<MathJaxReady | undefined> | undefined;

/** Undefined: it can't be drawn. */
export async function drawMath({ tex, isBlock }: MathSource): Promise<DrawnMath | undefined> {
  if (tex.length > LONGEST) return undefined;
  const mathJax = await (loading ??= load());
  if (mathJax === undefined) return undefined;
  const drawn = await mathJax.tex2svgPromise(tex, { display: isBlock });
  const svg = drawn.querySelector('svg');
  if (svg === null) return undefined;
  const { width, height, verticalAlign } = svg.style;
  return {
    source: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.outerHTML)}`,
    width: width || (svg.getAttribute('width') ?? ''),
    height: height || (svg.getAttribute('height') ?? ''),
    verticalAlign,
  };
}

/** Two megabytes, loaded with the first formula. */
function load(): Promise<MathJaxReady | undefined> {
  window.MathJax = configuration();
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = startup;
    script.addEventListener('load', () => resolve(started()));
    // Formulas are then shown as they are written.
    script.addEventListener('error', () => resolve(undefined));
    document.head.append(script);
  });
}

/** Its parts are loaded by then. */
async function started(): Promise<MathJaxReady | undefined> {
  const { MathJax: begun } = window;
  if (!isStarting(begun)) return undefined;
  try {
    await begun.startup.promise;
  } catch {
    // A part is missing: formulas are shown as they are written.
    return undefined;
  }
  return isReady(begun) ? begun : undefined;
}

interface MathJaxStarting {
  readonly startup: { readonly promise: Promise<void> };
}

function isStarting(value: unknown): value is MathJaxStarting {
  return typeof value === 'object' && value !== null && 'startup' in value;
}

function isReady(value: unknown): value is MathJaxReady {
  return typeof value === 'object' && value !== null && 'tex2svgPromise' in value;
}
