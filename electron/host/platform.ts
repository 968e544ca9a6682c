import type { FileKind } from '#shared/contract/files.ts';

/** What a desktop offers the host. Each door brings its own. */
export interface Platform {
  /** The languages that the system asks for, the most wanted first (BCP 47). */
  readonly systemLanguages: readonly string[];
  /** The system's way to an address, in the words of a PAC script: `PROXY host:port; DIRECT`. */
  resolveProxy(url: string): Promise<string>;
  /** The window was asked to close and stays open: the next press of its button asks again. */
  keepOpen?(): void;
  /** Shows a folder in the system's file manager; false: it could not. Missing where there is none to show it in. */
  openFolder?(path: string): Promise<boolean>;
  /** Opens a file in the program that the system has for its kind; false: it could not. Missing: as above. */
  openFile?(path: string): Promise<boolean>;
  /** Shows a file among the others of its folder. */
  showInFolder?(path: string): void;
  /** The system's dialog to choose a file with; undefined: the person chose none. Missing where there is no dialog. */
  chooseFile?(kinds: readonly FileKind[]): Promise<string | undefined>;
  /** The same for a file that is to be made. */
  chooseTarget?(fileName: string, kinds: readonly FileKind[]): Promise<string | undefined>;
  /** Ends the program, after an orderly stop. */
  quit(): Promise<void>;
}
