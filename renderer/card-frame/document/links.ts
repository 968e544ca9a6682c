/** Links out of the card are asked about by the app; the frame itself goes nowhere. Links within the card just work. */
export function watchLinks(ask: (href: string) => void): void {
  const onClick = (event: MouseEvent): void => {
    if (!event.isTrusted || event.defaultPrevented) return;
    const link = event
      .composedPath()
      .find((target) => target instanceof Element && target.matches('a[href], area[href]'));
    if (!(link instanceof Element)) return;
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#') || /^\s*javascript:/iu.test(href)) return;
    event.preventDefault();
    ask(href);
  };
  window.addEventListener('click', onClick);
  window.addEventListener('auxclick', onClick);
}
