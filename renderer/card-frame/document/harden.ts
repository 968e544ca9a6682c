import { memoryStorage } from './memory-storage.ts';

/** What would hold a document of its own, with everything in it that this one has lost. */
const nested = 'iframe, frame, frameset, object, embed, fencedframe, portal';

/**
 * Takes away what the document's policy can't forbid. The policy closes the network to everything that loads; these
 * are the ways around it:
 * - WebRTC sends packets that no directive covers;
 * - a nested frame with its content written into it is not "loaded", and would bring fresh copies of what is taken;
 * - `history` goes back in the whole window, not in the frame alone.
 */
export function harden(): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (/^(?:webkit)?RTC/u.test(name)) Reflect.deleteProperty(globalThis, name);
  }
  for (const name of ['back', 'forward', 'go'] as const) {
    Object.defineProperty(History.prototype, name, { value: () => undefined });
  }
  removeMembers(globalThis, ['navigation', 'XSLTProcessor']);
  forbidNestedFrames();
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    // The real ones throw in a document without an origin, which would end the scripts of honest cards.
    Object.defineProperty(globalThis, name, { value: memoryStorage(), configurable: true });
  }
}

function forbidNestedFrames(): void {
  // Writing into the document makes a new one, which nothing watches.
  for (const name of ['write', 'writeln', 'open'] as const) {
    Object.defineProperty(Document.prototype, name, { value: () => null });
  }
  // These alone make shadow trees from text, which nobody would hear of.
  removeMembers(Document, ['parseHTMLUnsafe']);
  for (const prototype of [Element.prototype, ShadowRoot.prototype]) removeMembers(prototype, ['setHTMLUnsafe']);

  const watch = MutationObserver.prototype.observe;
  const observer = new MutationObserver(nestedFramesOut());
  const attach = Element.prototype.attachShadow;
  Object.defineProperty(Element.prototype, 'attachShadow', {
    value: function attachShadow(this: Element, init: ShadowRootInit): ShadowRoot {
      const root = Reflect.apply(attach, this, [init]) as ShadowRoot;
      Reflect.apply(watch, observer, [root, { childList: true, subtree: true }]);
      return root;
    },
  });
  observer.observe(document, { childList: true, subtree: true });
}

/**
 * Observers are called before anything that was inserted can load, so what is taken out here never runs. Everything
 * it calls was taken from the document before cards could rewrite it.
 */
function nestedFramesOut(): MutationCallback {
  const call = Function.prototype.call;
  const addedNodesOf = call.bind(getter(MutationRecord.prototype, 'addedNodes')) as (record: unknown) => NodeList;
  const lengthOf = call.bind(getter(NodeList.prototype, 'length')) as (list: unknown) => number;
  const matches = call.bind(Element.prototype.matches) as (element: unknown, selector: string) => boolean;
  const findAll = call.bind(Element.prototype.querySelectorAll) as (element: unknown, selector: string) => NodeList;
  const remove = call.bind(Element.prototype.remove) as (element: unknown) => void;
  const nodeTypeOf = call.bind(getter(Node.prototype, 'nodeType')) as (node: unknown) => number;
  const ELEMENT = 1;
  return (records) => {
    for (let i = 0; i < records.length; i += 1) {
      const added = addedNodesOf(records[i]);
      for (let j = 0; j < lengthOf(added); j += 1) {
        const node = added[j];
        if (nodeTypeOf(node) !== ELEMENT) continue;
        const inside = findAll(node, nested);
        for (let k = 0; k < lengthOf(inside); k += 1) remove(inside[k]);
        if (matches(node, nested)) remove(node);
      }
    }
  };
}

function getter(prototype: object, name: string): () => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new Error(`no property ${name}`);
  return get;
}

/** Browsers differ in which of these they have. */
function removeMembers(owner: object, names: readonly string[]): void {
  for (const name of names) Reflect.deleteProperty(owner, name);
}
