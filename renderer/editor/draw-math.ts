import address from 'mathjax/es5/tex-svg-full.js?url';
import type { MathSource } from './math-source.ts';

/** The part of MathJax that is used here. */
interface MathJaxReady {
  readonly startup: { readonly promise: Promise<void> };
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

/** As cards set formulas (`card-frame/document/math`), without what fetches or reaches out. */
const configuration = {
  tex: {
    displayMath: [['\\[', '\\]']],
    processEscapes: false,
    processEnvironments: false,
    processRefs: false,
    packages: { '[+]': ['noerrors', 'mathtools', 'mhchem'], '[-]': ['textmacros', 'require', 'autoload', 'html'] },
  },
  svg: { fontCache: 'local' },
  options: { enableMenu: false, enableAssistiveMml: false },
  startup: { typeset: false },
};

/** Longer ones are shown as they are written: the window must not stand still for them. */
const LONGEST = 5000;
let loading: Promise<MathJaxReady | undefined> | undefined;

/** Undefined: it can't be drawn. */
export async function drawMath({ tex, isBlock }: MathSource): Promise<DrawnMath | undefined> {
  if (tex.length > LONGEST) return undefined;
  const mathJax = await (loading ??= load());
  if (mathJax === undefined) return undefined;
  await mathJax.startup.promise;
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
  window.MathJax = configuration;
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => resolve(isReady(window.MathJax) ? window.MathJax : undefined));
    // Formulas are then shown as they are written.
    script.addEventListener('error', () => resolve(undefined));
    document.head.append(script);
  });
}

function isReady(value: unknown): value is MathJaxReady {
  return typeof value === 'object' && value !== null && 'tex2svgPromise' in value && 'startup' in value;
}
