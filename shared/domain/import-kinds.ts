export const PACKAGE_EXTENSIONS = ['apkg', 'colpkg', 'zip'] as const;

export const TEXT_EXTENSIONS = ['txt', 'csv', 'tsv'] as const;

/** What a file is taken for, by the end of its name. Undefined: nothing that can be imported. */
export function fileKindOf(fileName: string): 'package' | 'text' | undefined {
  const extension = /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (PACKAGE_EXTENSIONS.some((known) => known === extension)) return 'package';
  return TEXT_EXTENSIONS.some((known) => known === extension) ? 'text' : undefined;
}
