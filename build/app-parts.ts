/** What Ebb is built of, each part by a `vite.<name>.config.ts` of its own. */
export const appParts = ['renderer', 'cards', 'host', 'preload'] as const;

/** What builds a part, for a shell that finds `vite`. */
export function partBuild(part: (typeof appParts)[number]): readonly string[] {
  return ['vite', 'build', '-c', `build/vite.${part}.config.ts`, '--logLevel', 'warn'];
}
