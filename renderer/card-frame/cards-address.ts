/** Where this page's host serves cards and their media; every host puts it into the page. */
export function cardsAddress(): string {
  const address = document.querySelector('meta[name="ebb-cards"]')?.getAttribute('content');
  if (address === null || address === undefined) throw new Error('the page names no address of cards');
  return address;
}

/** The file of the media folder that an address of `mediaAddress` leads to; undefined: it leads elsewhere. */
export function mediaFileName(address: string): string | undefined {
  const folder = cardsAddress();
  return address.startsWith(folder) ? decodeURIComponent(address.slice(folder.length)) : undefined;
}

/** Of a file in the media folder. */
export function mediaAddress(fileName: string): string {
  return cardsAddress() + encodeURIComponent(fileName);
}
