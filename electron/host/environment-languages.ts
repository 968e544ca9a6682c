/** Languages of a system without Electron: its environment, then what the runtime found. */
export function environmentLanguages(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const named = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  const list = env['LANGUAGE']?.split(':') ?? [];
  // "C" asks for no language at all, and then LANGUAGE counts for nothing.
  if (named !== undefined && !/^(C|POSIX)(\.|$)/.test(named)) return [...list, named];
  return [Intl.DateTimeFormat().resolvedOptions().locale];
}
