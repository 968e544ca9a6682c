import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Milliseconds that processes have worked. */
export interface WorkedMs {
  /** Of all pages, frames and the browser around them. */
  readonly browser: number;
  readonly host: number;
}

interface BrowserProcess {
  readonly type: string;
  readonly id: number;
  readonly cpuTime: number;
}

/** Milliseconds in a second, and clock ticks in a second as Linux counts them for programs. */
const MS = 1000;
const TICKS = 100;

/** Up to now: what lies between two looks is what was done between them. */
export async function workedMs(browser: Browser, hostProcessId: number): Promise<WorkedMs> {
  const processes = await browserProcesses(browser);
  return {
    browser: processes.reduce((sum, { cpuTime }) => sum + cpuTime * MS, 0),
    host: workedTicks(hostProcessId) * (MS / TICKS),
  };
}

export async function browserProcesses(browser: Browser): Promise<readonly BrowserProcess[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}

/** Linux only; elsewhere rows say that it is not a number. */
export function residentMib(processId: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(processFile(processId, 'status'))?.[1] ?? Number.NaN) / 1024;
}

/** In its own name and in the system's. */
function workedTicks(processId: number): number {
  const fields = processFile(processId, 'stat').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN);
}

function processFile(processId: number, name: string): string {
  try {
    return readFileSync(`/proc/${processId}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
