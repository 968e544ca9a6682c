import type { ClockSettings } from '#shared/rpc/worker-link.ts';
import { AppError } from '#shared/errors/app-error.ts';

/** `--now` (epoch seconds) and `--tz` (IANA name) of a command line; throws `invalidInput`. */
export function clockOption(now: string | undefined, zone: string | undefined): ClockSettings {
  return { startSecs: now === undefined ? null : startSecs(now), zone: zone === undefined ? null : knownZone(zone) };
}

function startSecs(now: string): number {
  const secs = Number(now);
  if (now.trim() === '' || !Number.isFinite(secs) || secs < 0 || secs > 8e12) {
    throw new AppError('invalidInput', { issues: ['--now: not a number of seconds'] });
  }
  return secs;
}

function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (error: unknown) {
    throw new AppError('invalidInput', { issues: ['--tz: not a time zone'] }, { cause: error });
  }
}
