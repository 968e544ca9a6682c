/** What a side needs before it can be seen as a whole, with how long it is waited for. */
const waits = { styles: 800, fonts: 500, images: 300 } as const;

/**
 * Puts a side into the document in place of what was there. Its scripts run one after the other, as if the document
 * had just been loaded with them.
 */
export async function putContent(place: Element, html: string, withScripts: boolean): Promise<void> {
  for (const video of place.querySelectorAll('video, audio')) {
    if (video instanceof HTMLMediaElement) video.pause();
  }
  if (!withScripts) {
    place.replaceChildren(...inertNodes(html));
    return;
  }
  place.innerHTML = html;
  for (const script of place.querySelectorAll('script')) await runScript(script);
}

/** Scripts that come as text don't run; a copy that is inserted does. */
function runScript(written: HTMLScriptElement): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    for (const { name, value } of written.attributes) script.setAttribute(name, value);
    script.textContent = written.textContent;
    const waits = script.src !== '' && script.type !== 'module';
    if (waits) {
      script.async = false;
      script.addEventListener('load', () => resolve());
      script.addEventListener('error', () => resolve());
    }
    written.replaceWith(script);
    if (!waits) resolve();
  });
}

function inertNodes(html: string): readonly Node[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const script of parsed.querySelectorAll('script, noscript, meta, base')) script.remove();
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (/^on/iu.test(name) || /^\s*javascript:/iu.test(value)) element.removeAttribute(name);
    }
  }
  return [...parsed.head.childNodes, ...parsed.body.childNodes];
}

/**
 * Resolves when what the coming side needs to be seen has come, or it has been waited for long enough. Images that
 * are there when the side is put in don't make it jump.
 */
export async function prefetch(html: string): Promise<void> {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const images = [...parsed.querySelectorAll('img[src]')].map((image) => image.getAttribute('src') ?? '');
  const own = images.filter((src) => src !== '' && !/^[a-z]+:/iu.test(src));
  if (own.length > 0) await atMost(waits.images, Promise.all(own.map(decoded)));
}

async function decoded(src: string): Promise<void> {
  const image = new Image();
  image.src = src;
  // A missing file is told of in its place on the card.
  await image.decode().catch(() => undefined);
}

/** Resolves when styles and fonts of the side are there. */
export async function settled(place: Element): Promise<void> {
  const sheets = [...place.querySelectorAll('link[rel~="stylesheet"]')].filter(
    (link) => link instanceof HTMLLinkElement && link.sheet === null,
  );
  if (sheets.length > 0) await atMost(waits.styles, Promise.all(sheets.map(loaded)));
  if (document.fonts.status === 'loading') await atMost(waits.fonts, document.fonts.ready);
}

function loaded(element: Element): Promise<void> {
  return new Promise((resolve) => {
    element.addEventListener('load', () => resolve(), { once: true });
    element.addEventListener('error', () => resolve(), { once: true });
  });
}

export async function atMost(ms: number, promise: Promise<unknown>): Promise<void> {
  await Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))]);
}

/** Resolves when the browser has drawn what is in the document; windows that nobody sees are not drawn. */
export async function painted(): Promise<void> {
  const frame = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await atMost(100, frame);
}
