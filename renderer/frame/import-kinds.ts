export const PACKAGE_EXTENSIONS = ['apkg', 'colpkg', 'zip'] as const;

/** What a file is taken for, by the end of its name. Undefined: nothing that can be imported. */
export function fileKindOf(fileName: string): 'package' | undefined {
  const extension = /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return PACKAGE_EXTENSIONS.some((known) => known === extension) ? 'package' : undefined;
}
