import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { jsonFile, settingsIn } from '#host/json-file.ts';
import { minimumSize } from './window-options.ts';

/** Where the window stood, and how large it was, when it was last closed. */
export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  /** Not known where no screen is any more. */
  readonly position: { readonly x: number; readonly y: number } | undefined;
  readonly isMaximized: boolean;
}

const KeptPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  isMaximized: z.boolean(),
});

/** Of a window's upper edge, by which people drag it, so much has to be on a screen. */
const GRIP = { width: 100, height: 30 };

/** `areas`: of the screens that there are now. What can't be read or made sense of is no place. */
export async function keptWindowPlace(file: string, areas: readonly Rectangle[]): Promise<WindowPlace | undefined> {
  // The window then opens as it does the first time: no reason not to open it.
  const kept = KeptPlace.safeParse(await settingsIn(file).catch(() => undefined));
  if (!kept.success) return undefined;
  const { x, y, isMaximized } = kept.data;
  const area = areas.find((candidate) => showsGrip(candidate, kept.data)) ?? areas[0];
  const width = Math.max(minimumSize.width, Math.min(kept.data.width, area?.width ?? kept.data.width));
  const height = Math.max(minimumSize.height, Math.min(kept.data.height, area?.height ?? kept.data.height));
  const isSeen = area !== undefined && showsGrip(area, kept.data);
  return { width, height, position: isSeen ? { x, y } : undefined, isMaximized };
}

function showsGrip(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const seenWidth = Math.min(area.x + area.width, x + width) - Math.max(area.x, x);
  return seenWidth >= Math.min(GRIP.width, width) && y >= area.y && y + GRIP.height <= area.y + area.height;
}

/** From now on each closing is remembered. */
export function keepWindowPlace(window: BrowserWindow, file: string): void {
  const settings = jsonFile(file, { onUnreadable: () => undefined, nowMs: () => Date.now() });
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    // Closing waits for nothing that only spares somebody a drag.
    settings.merge({ x, y, width, height, isMaximized: window.isMaximized() }).catch(() => undefined);
  });
}
