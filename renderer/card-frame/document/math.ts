import { loadOwnScript } from './own-script.ts';

/** The part of MathJax that is used here. */
interface MathJaxReady {
  readonly startup: { readonly promise: Promise<void> };
  typesetClear(): void;
  typesetPromise(elements: readonly Element[]): Promise<void>;
}

declare global {
  interface Window {
    MathJax?: unknown;
  }
}

const packages = ['noerrors', 'mathtools'];

/** Beside what MathJax does of itself: as the official app sets it, on top of what a card wishes. */
function configuration(folder: string): Readonly<Record<string, unknown>> {
  return {
    tex: {
      displayMath: [['\\[', '\\]']],
      processEscapes: false,
      processEnvironments: false,
      processRefs: false,
      packages: { '[+]': packages, '[-]': ['textmacros'] },
    },
    loader: { load: packages.map((name) => `[tex]/${name}`), paths: { mathjax: folder } },
    // Its menu would fetch parts that aren't here.
    options: { enableMenu: false },
    startup: { typeset: false },
  };
}

let loading: Promise<void> | undefined;

/** Loads MathJax, once. A card may change its configuration through `MathJax.config` until formulas are set. */
export function loadMath(): Promise<void> {
  return (loading ??= load(new URL(':app/mathjax', document.baseURI).href));
}

function load(folder: string): Promise<void> {
  window.MathJax = configuration(folder);
  return loadOwnScript('mathjax/tex-chtml-full.js');
}

/** Sets the formulas below `element`. */
export async function typeset(element: Element): Promise<void> {
  const mathJax = window.MathJax;
  // A card may have put anything in its place.
  if (!isReady(mathJax)) return;
  await mathJax.startup.promise;
  mathJax.typesetClear();
  await mathJax.typesetPromise([element]);
}

function isReady(value: unknown): value is MathJaxReady {
  return typeof value === 'object' && value !== null && 'typesetPromise' in value && 'startup' in value;
}
