/** Elements that only stand there. Whatever is not named may move, sound, load or run by itself. */
const stillElements: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del details ' +
    'dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li main mark ' +
    'nav ol p pre q rb rp rt rtc ruby s samp section small span strike strong style sub summary sup table tbody td ' +
    'tfoot th thead time tr tt u ul var wbr'
  ).split(' '),
);
/** They run when something is pressed, which nobody can before the card is seen. */
const stillHandlers: ReadonlySet<string> = new Set(['onclick']);
const moving = /animation|@import|@keyframes/iu;

/**
 * Whether a side can be drawn before its turn comes, and nobody would notice: it has no scripts, no sounds and nothing
 * that begins to move when it is put in. When in doubt it is not.
 */
export function isStill(html: string, css: string): boolean {
  if (moving.test(css)) return false;
  // Belongs to no window: nothing in it loads or runs. Read as the card's own place would read it.
  const place = document.implementation.createHTMLDocument('').createElement('div');
  place.innerHTML = html;
  return [...place.querySelectorAll('*')].every(
    (element) =>
      stillElements.has(element.localName) &&
      element.namespaceURI === 'http://www.w3.org/1999/xhtml' &&
      element.getAttributeNames().every(isStillAttribute) &&
      !moving.test(element.getAttribute('style') ?? '') &&
      (element.localName !== 'style' || !moving.test(element.textContent)),
  );
}

function isStillAttribute(name: string): boolean {
  return name !== 'autofocus' && (!name.startsWith('on') || stillHandlers.has(name));
}
