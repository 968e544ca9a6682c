import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The path of the first of these programs that is there. */
  findProgram(names: readonly string[]): string | undefined;
}

/** How the app's address is to be shown. `app`: a window of its own, whose closing ends the app. */
export type WindowPlan =
  | { readonly kind: 'app' | 'opener'; readonly program: string; readonly args: readonly string[] }
  | { readonly kind: 'none' };

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const macBrowsers = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** Decides how to show an address here. The browser gets a profile of its own in the data folder. */
export function windowPlan(address: string, browserProfile: string, around: Surroundings): WindowPlan {
  const { platform, env } = around;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return { kind: 'none' };
  const program = around.findProgram([...(env['EBB_BROWSER'] ? [env['EBB_BROWSER']] : []), ...browserNames(around)]);
  if (program !== undefined) {
    const args = [
      `--app=${address}`,
      `--user-data-dir=${browserProfile}`,
      '--no-first-run',
      '--no-default-browser-check',
    ];
    return { kind: 'app', program, args };
  }
  switch (platform) {
    case 'darwin':
      return { kind: 'opener', program: 'open', args: [address] };
    case 'win32':
      return { kind: 'opener', program: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
    default: {
      const opener = around.findProgram(['xdg-open']);
      return opener === undefined ? { kind: 'none' } : { kind: 'opener', program: opener, args: [address] };
    }
  }
}

function browserNames({ platform, env }: Surroundings): readonly string[] {
  switch (platform) {
    case 'darwin':
      return macBrowsers;
    case 'win32':
      return [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    default:
      return browsers;
  }
}

export const thisMachine: Surroundings = {
  platform: process.platform,
  env: process.env,
  findProgram: (names) => {
    const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
    for (const name of names) {
      const candidates = /[\\/]/u.test(name) ? [name] : folders.map((folder) => join(folder, name));
      const found = candidates.find(isProgram);
      if (found !== undefined) return found;
    }
    return undefined;
  },
};

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // There, but not to be run by us.
    return false;
  }
}

/** Starts the program of a plan. `onFailed`: it could not be started, or ended at once with an error. */
export function openWindow(plan: WindowPlan, onFailed: () => void): void {
  if (plan.kind === 'none') return;
  const child = spawn(plan.program, plan.args, { stdio: 'ignore' });
  child.once('error', onFailed);
  child.once('exit', (code) => {
    if (code !== null && code !== 0) onFailed();
  });
  child.unref();
}
