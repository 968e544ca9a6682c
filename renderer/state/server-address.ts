/** Whether what is typed is an address whose connection will not be encrypted. */
export function isPlainHttp(typed: string): boolean {
  return /^http:\/\/./iu.test(typed.trim());
}

/** AnkiWeb's own address typed by hand: its notice comes first there too. */
export function isAnkiWebAddress(typed: string): boolean {
  return /^(?:https?:\/\/)?(?:[\w-]+\.)*ankiweb\.net(?:[:/]|$)/iu.test(typed.trim());
}
