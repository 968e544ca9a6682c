import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { codeOf } from './atomic-file.ts';

/** A number names a process only until it is given to another; the start time tells the two apart. */
export interface ProcessIdentity {
  readonly processId: number;
  /** Opaque; null where the platform does not tell. */
  readonly startedAt: string | null;
}

export function thisProcess(): ProcessIdentity {
  return { processId: process.pid, startedAt: processStart(process.pid) };
}

/** True unless it is certain that this process has ended. */
export function mayBeRunning({ processId, startedAt }: ProcessIdentity): boolean {
  try {
    process.kill(processId, 0);
  } catch (error: unknown) {
    if (codeOf(error) === 'ESRCH') return false;
    // EPERM and the like: there is such a process, of another user.
  }
  if (startedAt === null) return true;
  const now = processStart(processId);
  return now === null || now === startedAt;
}

function processStart(processId: number): string | null {
  try {
    switch (process.platform) {
      case 'linux':
        return linuxStart(processId);
      case 'darwin':
        return execFileSync('ps', ['-o', 'lstart=', '-p', String(processId)], { encoding: 'utf8' }).trim() || null;
      default:
        return null;
    }
  } catch {
    // No such process, or the platform does not let us look: not known.
    return null;
  }
}

/** Clock ticks since boot (field 22), with the boot's id, since after a reboot the ticks begin anew. */
function linuxStart(processId: number): string | null {
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
  // The name in the second field may hold spaces and brackets: count from the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A process that has ended and waits to be collected holds nothing any more.
  if (fields[0] === 'Z') return 'ended';
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}/${fields[19] ?? ''}`;
}
