/**
 * A form's controls hide its own properties: with `<input name="outerHTML">` in it, `form.outerHTML` is that input.
 * These ask the element itself.
 */
function getter<O extends object, K extends keyof O & string>(prototype: O, name: K): (object: O) => O[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new Error(`no property ${name}`);
  return (object) => get.call(object) as O[K];
}

export const localNameOf = getter(Element.prototype, 'localName');
export const outerHtmlOf = getter(Element.prototype, 'outerHTML');
export const childNodesOf = getter(Node.prototype, 'childNodes');

export function replaceElement(element: Element, ...nodes: readonly Node[]): void {
  Element.prototype.replaceWith.call(element, ...nodes);
}
