/** What a desktop offers the host. Each door brings its own. */
export interface Platform {
  /** The languages that the system asks for, the most wanted first (BCP 47). */
  readonly systemLanguages: readonly string[];
  /** Ends the program, after an orderly stop. */
  quit(): Promise<void>;
}
