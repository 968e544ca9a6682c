import { describe, expect, it } from 'vitest';
import { type Surroundings, windowPlan } from './browser-window.ts';

const address = 'http://127.0.0.1:1/secret/';

function around(
  platform: NodeJS.Platform,
  programs: readonly string[],
  env: Record<string, string> = {},
): Surroundings {
  return {
    platform,
    env,
    findProgram: (names) => names.map((name) => programs.find((program) => program.endsWith(name))).find(Boolean),
  };
}

describe('windowPlan', () => {
  it('opens a window of its own where a browser can do that', () => {
    const plan = windowPlan(address, '/data/browser', around('linux', ['/usr/bin/chromium'], { DISPLAY: ':0' }));
    expect(plan).toMatchObject({ kind: 'app', program: '/usr/bin/chromium' });
    expect(plan).toHaveProperty('args', expect.arrayContaining([`--app=${address}`, '--user-data-dir=/data/browser']));
  });

  it('opens the system’s browser where there is none of those', () => {
    const wayland = { WAYLAND_DISPLAY: 'wayland-0' };
    const plan = windowPlan(address, '/data/browser', around('linux', ['/usr/bin/xdg-open'], wayland));
    expect(plan).toEqual({ kind: 'opener', program: '/usr/bin/xdg-open', args: [address] });
    expect(windowPlan(address, '/data/browser', around('darwin', []))).toMatchObject({
      kind: 'opener',
      program: 'open',
    });
    expect(windowPlan(address, '/data/browser', around('win32', []))).toMatchObject({ program: 'rundll32' });
  });

  it('opens nothing where there is no display', () => {
    expect(windowPlan(address, '/data/browser', around('linux', ['/usr/bin/chromium']))).toEqual({ kind: 'none' });
  });

  it('opens nothing where nothing could', () => {
    expect(windowPlan(address, '/data/browser', around('linux', [], { DISPLAY: ':0' }))).toEqual({ kind: 'none' });
  });

  it('prefers the browser that the user named', () => {
    const env = { DISPLAY: ':0', EBB_BROWSER: '/opt/mine/chrome' };
    const plan = windowPlan(address, '/data/browser', around('linux', ['/usr/bin/chromium', '/opt/mine/chrome'], env));
    expect(plan).toMatchObject({ program: '/opt/mine/chrome' });
  });
});
