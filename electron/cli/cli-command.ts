import { parseArgs } from 'node:util';
import { AppError } from '#shared/errors/app-error.ts';
import type { ClockSettings } from '#shared/rpc/worker-link.ts';
import { clockOption } from '#host/clock-option.ts';
import { type DataPlaces, placesOfProfile } from '#host/data-folder.ts';

interface Run {
  readonly places: DataPlaces;
  readonly clock: ClockSettings;
}
export type CliCommand =
  | { readonly kind: 'help'; readonly method: string | undefined }
  | ({ readonly kind: 'batch' } & Run)
  | ({ readonly kind: 'call'; readonly method: string; readonly input: unknown } & Run);

/** `[--now SECONDS] [--tz ZONE] --profile DIR (batch | service.method [JSON])`. Throws `invalidInput`. */
export function cliCommand(args: readonly string[]): CliCommand {
  const { values, positionals } = parsedArgs(args);
  const [method, input, ...rest] = positionals;
  if (values.help === true || (method === undefined && args.length === 0)) return { kind: 'help', method };
  if (rest.length > 0) throw invalid('arguments: too many');
  if (method === undefined) throw invalid('method: missing');
  if (values.profile === undefined || values.profile === '') throw invalid('--profile: missing');
  const run: Run = { places: placesOfProfile(values.profile), clock: clockOption(values.now, values.tz) };
  if (method !== 'batch') return { kind: 'call', method, input: parsedInput(input), ...run };
  if (input !== undefined) throw invalid('arguments: batch takes its calls from standard input');
  return { kind: 'batch', ...run };
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        now: { type: 'string' },
        tz: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error: unknown) {
    throw new AppError('invalidInput', { issues: ['arguments: unknown or incomplete option'] }, { cause: error });
  }
}

function parsedInput(text: string | undefined): unknown {
  if (text === undefined) return {};
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words may quote the input, which may hold a password.
    throw invalid('input: not JSON');
  }
}

function invalid(issue: string): AppError {
  return new AppError('invalidInput', { issues: [issue] });
}
