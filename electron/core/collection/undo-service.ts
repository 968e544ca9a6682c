import type { Handlers } from '#shared/contract/define.ts';
import type { undo } from '#shared/contract/undo.ts';
import type { CollectionSlot } from '../engine-types.ts';

export function undoService(slot: CollectionSlot): Handlers<typeof undo> {
  return {
    status: () => ({ ...slot.get().undoStatus() }),
    undo: () => slot.get().undo(),
    redo: () => slot.get().redo(),
  };
}
