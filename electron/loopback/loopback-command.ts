import { parseArgs } from 'node:util';
import { AppError } from '#shared/errors/app-error.ts';
import type { ClockSettings } from '#shared/rpc/worker-link.ts';
import { filesNamed } from '#host/offer-files.ts';
import { clockOption } from '#host/clock-option.ts';

export interface LoopbackCommand {
  readonly port: number;
  readonly open: boolean;
  readonly safeMode: boolean;
  readonly dataFolder: string | undefined;
  readonly profileName: string | undefined;
  readonly language: string | undefined;
  readonly clock: ClockSettings;
  /** To be imported, as they were written. */
  readonly files: readonly string[];
}

/** `[FILE…] [--port N] [--no-open] [--safe-mode] [--data DIR] [--profile NAME] [--lang TAG]`, and `--now`/`--tz` for tests. */
export function loopbackCommand(args: readonly string[]): LoopbackCommand {
  const { values, positionals } = parsedArgs(args);
  const files = filesNamed(positionals, process.cwd());
  if (files.length < positionals.length) throw invalid('arguments: a file that can’t be imported');
  const port = Number(values.port ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw invalid('--port: not a port');
  if (values.profile !== undefined && !isPlainName(values.profile)) throw invalid('--profile: not a plain file name');
  return {
    port,
    open: values['no-open'] !== true,
    safeMode: values['safe-mode'] === true,
    dataFolder: values.data,
    profileName: values.profile,
    language: values.lang,
    clock: clockOption(values.now, values.tz),
    files,
  };
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        'safe-mode': { type: 'boolean' },
        data: { type: 'string', short: 'b' },
        profile: { type: 'string', short: 'p' },
        lang: { type: 'string', short: 'l' },
        now: { type: 'string' },
        tz: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (error: unknown) {
    throw new AppError('invalidInput', { issues: ['arguments: unknown or incomplete option'] }, { cause: error });
  }
}

/** A profile's name is a folder's name. */
function isPlainName(name: string): boolean {
  return !/[\\/:*?"<>|\p{Cc}]/u.test(name) && !/^\.|[. ]$|^$/u.test(name);
}

function invalid(issue: string): AppError {
  return new AppError('invalidInput', { issues: [issue] });
}
