import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Logger as Pino } from 'pino';
import type { LogLine } from '#shared/rpc/worker-link.ts';
import { redacted } from './redacted.ts';

export interface Logger {
  write(line: LogLine): void;
}

const fileName = 'ebb.log';
const keptFiles = 3;
const maxBytes = 1_000_000;

/**
 * The program's log, one JSON line an entry, written at once so that the last line before a crash is there. The file
 * and the library behind it are opened with the first line: most runs of the CLI have nothing to say.
 */
export function createLogger(folder: string): Logger {
  let pino: Pino | undefined;
  return {
    write({ level, event, details }) {
      try {
        pino ??= openedLog(folder);
        pino[level](redacted(details), event);
      } catch (error: unknown) {
        // A full or read-only disk takes the log, not the program: what is left is the terminal.
        console.error(level, event, String(error));
      }
    },
  };
}

function openedLog(folder: string): Pino {
  mkdirSync(folder, { recursive: true });
  rotate(folder);
  const pino = createRequire(import.meta.url)('pino') as typeof import('pino');
  return pino.pino({ base: null }, pino.destination({ dest: join(folder, fileName), sync: true, mode: 0o600 }));
}

/** ebb.log → ebb.1.log → ebb.2.log, once it has grown; looked at when a run writes its first line. */
function rotate(folder: string): void {
  const current = join(folder, fileName);
  if (!existsSync(current) || statSync(current).size < maxBytes) return;
  const older = (n: number): string => join(folder, `ebb.${n}.log`);
  for (let n = keptFiles - 1; n >= 1; n -= 1) {
    const from = n === 1 ? current : older(n - 1);
    if (existsSync(from)) renameSync(from, older(n));
  }
}
