/** What stands between the columns of a text file's rows. The order is that in which they are looked for. */
export const SEPARATORS = ['tab', 'pipe', 'semicolon', 'colon', 'comma', 'space'] as const;
