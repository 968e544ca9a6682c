/**
 * `npm start`: builds Ebb and opens it, in Electron where its program is or can be had, otherwise in a browser window
 * on the loopback host. Options are handed on: `npm start -- --data DIR --safe-mode`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appParts, partBuild } from './app-parts.ts';

const root = join(import.meta.dirname, '..');
const electronFolder = join(root, 'node_modules', 'electron');
/** Left behind by a download that failed, so that not every start waits for the next failure. */
const failedMark = join(root, 'node_modules', '.cache', 'electron-not-available');
const DOWNLOAD_TIMEOUT_MS = 120_000;
const ASK_AGAIN_AFTER_MS = 24 * 3600 * 1000;

function build(): boolean {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return appParts.every((part) => {
    const [, ...args] = partBuild(part);
    return spawnSync(process.execPath, [vite, ...args], { cwd: root, stdio: 'inherit' }).status === 0;
  });
}

/** Electron's program, or undefined when it is not installed. */
function electronProgram(): string | undefined {
  const named = join(electronFolder, 'path.txt');
  if (!existsSync(named)) return undefined;
  const program = join(electronFolder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

function fetchElectron(): string | undefined {
  const failedLately = existsSync(failedMark) && Date.now() - statSync(failedMark).mtimeMs < ASK_AGAIN_AFTER_MS;
  if (failedLately || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] || !existsSync(electronFolder)) return undefined;
  console.log('Fetching Electron, once…');
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_TIMEOUT_MS });
  const program = electronProgram();
  if (program === undefined) {
    mkdirSync(join(failedMark, '..'), { recursive: true });
    writeFileSync(failedMark, '');
  }
  return program;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** What to run, after saying in one line why if it is not Electron. */
function chosenDoor(): readonly [program: string, args: readonly string[]] {
  const loopback = [process.execPath, [join(root, 'dist', 'electron', 'loopback.js')]] as const;
  if (!hasDisplay()) {
    console.log('There is no display here, so Ebb opens no window: open its address in a browser on this machine.');
    return loopback;
  }
  const program = electronProgram() ?? fetchElectron();
  if (program !== undefined) return [program, [root]];
  console.log('Electron is not installed and could not be fetched, so Ebb opens in a browser window.');
  return loopback;
}

if (build()) {
  const [program, args] = chosenDoor();
  const child = spawn(program, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'close')) as [number | null];
  process.exitCode = code ?? 1;
} else {
  process.exitCode = 1;
}
