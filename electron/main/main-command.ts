import { parseArgs } from 'node:util';

export interface MainCommand {
  readonly safeMode: boolean;
  readonly dataFolder: string | undefined;
  readonly profileName: string | undefined;
  readonly language: string | undefined;
  /** Everything that is no option: files to open, among it. */
  readonly rest: readonly string[];
}

/** Our options among those of Electron and Chromium, which are left alone. */
export function mainCommand(args: readonly string[]): MainCommand {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      'safe-mode': { type: 'boolean' },
      data: { type: 'string', short: 'b' },
      profile: { type: 'string', short: 'p' },
      lang: { type: 'string', short: 'l' },
    },
  });
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    safeMode: values['safe-mode'] === true,
    dataFolder: text(values.data),
    profileName: text(values.profile),
    language: text(values.lang),
    rest: positionals,
  };
}
