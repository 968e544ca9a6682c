import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptWindowPlace } from './window-place.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-place-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const laptop = { x: 0, y: 25, width: 1280, height: 775 };
const besideIt = { x: 1280, y: 0, width: 1920, height: 1080 };
const place = { x: 1500, y: 100, width: 1000, height: 700, isMaximized: false };

async function kept(stored: unknown, areas = [laptop, besideIt]) {
  const file = join(folder, 'window.json');
  writeFileSync(file, JSON.stringify(stored));
  return keptWindowPlace(file, areas);
}

describe('a window', () => {
  it('opens where it was closed, on any screen', async () => {
    expect(await kept(place)).toEqual({
      width: 1000,
      height: 700,
      position: { x: 1500, y: 100 },
      isMaximized: false,
    });
  });

  it('whose screen is gone keeps its size where there is room for it, and opens in sight', async () => {
    expect(await kept(place, [laptop])).toEqual({ width: 1000, height: 700, position: undefined, isMaximized: false });
    expect(await kept({ ...place, width: 3000, height: 2000 }, [laptop])).toMatchObject({ width: 1280, height: 775 });
  });

  it('is not opened where nobody could drag it', async () => {
    expect(await kept({ ...place, x: 1240, width: 500 }, [laptop])).toMatchObject({ position: undefined });
    expect(await kept({ ...place, x: 0, y: -200 }, [laptop])).toMatchObject({ position: undefined });
    expect(await kept({ ...place, x: -850, y: 25 }, [laptop])).toMatchObject({ position: { x: -850, y: 25 } });
  });

  it('is never smaller than the least size', async () => {
    expect(await kept({ ...place, width: 20, height: 20 })).toMatchObject({ width: 480, height: 400 });
  });

  it('opens as it did the first time where nothing usable is known', async () => {
    expect(await kept({ x: 'left' })).toBeUndefined();
    expect(await keptWindowPlace(join(folder, 'nothing.json'), [laptop])).toBeUndefined();
    expect(await keptWindowPlace(folder, [laptop])).toBeUndefined();
  });
});
