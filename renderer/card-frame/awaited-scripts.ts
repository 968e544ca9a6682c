const SCRIPT_NAME = /\.m?js$/iu;

/** The scripts that a card's document has asked for in vain. */
export class AwaitedScripts {
  readonly #names = new Set<string>();

  /** Another side begins. */
  clear(): void {
    this.#names.clear();
  }

  missed(fileName: string): void {
    if (SCRIPT_NAME.test(fileName)) this.#names.add(fileName.normalize('NFC'));
  }

  /**
   * These files have come (null: nobody says which). True: the last of the scripts is among them. What should have
   * followed from their turn in the document is not made up for by running them now.
   */
  areAllThereWith(fileNames: readonly string[] | null): boolean {
    const missedAny = this.#names.size > 0;
    for (const fileName of fileNames ?? []) this.#names.delete(fileName.normalize('NFC'));
    return missedAny && this.#names.size === 0;
  }
}
