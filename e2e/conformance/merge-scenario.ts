import type { DeviceClock } from './device-clock.ts';
import type { DeviceName, Devices } from './merge-devices.ts';
import { type Edit, idAt } from './merge-edits.ts';

/** An edit on a device, a sync of a device, or a pause into the next second. Otherwise steps follow at once. */
export type Step = readonly [DeviceName, Edit] | DeviceName | 'later';

export interface Scenario {
  readonly name: string;
  /** Default: Ebb and two official clients. */
  readonly devices?: readonly DeviceName[];
  /** How far the devices' clocks are ahead of the server's; at most five minutes either way. */
  readonly aheadSecs?: number;
  readonly steps: readonly Step[];
  /** Edits of what the device has not (yet, or any more) are left out; otherwise they fail. */
  readonly skipsMissing?: true;
  /**
   * Official devices that keep other names than the server, without Ebb too (see "two official clients"): they rename
   * what comes in, while the server has renamed what they sent.
   */
  readonly apart?: readonly DeviceName[];
  /** What Check Database then says, of official's own making: the later state of a card is taken as a whole. */
  readonly knownFault?: RegExp;
  /** What must be there at the end, beside being the same everywhere. */
  readonly expected?: { readonly query: string; readonly rows: readonly (readonly unknown[])[] };
}

/** Start collections are made this long ago, so that devices whose clocks are behind don't edit before them. */
export const START_AGE_SECS = 250;

export const THREE_DEVICES: readonly DeviceName[] = ['ebb', 'official', 'third'];

/** So that no two devices give one id away, and none of what happens "at once" comes into the next second. */
const STEP_MS = 11;
const NEXT_SECOND_MS = 1100;

export interface Played {
  /** Ids of the reviews that were made. */
  readonly reviews: readonly number[];
  /** Which devices edited a card. */
  readonly editedBy: ReadonlyMap<number, ReadonlySet<DeviceName>>;
}

/** `beforeSync` is told of every sync that is to come. */
export async function play(
  devices: Devices,
  clock: DeviceClock,
  { steps, skipsMissing }: Pick<Scenario, 'steps' | 'skipsMissing'>,
  beforeSync: (device: DeviceName) => Promise<void> = () => Promise.resolve(),
): Promise<Played> {
  const reviews: number[] = [];
  const editedBy = new Map<number, Set<DeviceName>>();
  for (const step of steps) {
    clock.advance(step === 'later' ? NEXT_SECOND_MS : STEP_MS);
    if (step === 'later') continue;
    if (typeof step === 'string') {
      await beforeSync(step);
      await syncOnce(devices, step);
    } else if (skipsMissing === undefined || (await devices.has(step[0], step[1]))) {
      const [device, edit] = step;
      reviews.push(...((await devices.make(device, edit)).reviews ?? []));
      if ('card' in edit) {
        const card = idAt(devices.ids.cards, edit.card);
        editedBy.set(card, (editedBy.get(card) ?? new Set()).add(device));
      }
    }
  }
  return { reviews, editedBy };
}

export async function syncOnce(devices: Devices, device: DeviceName): Promise<string> {
  const outcome = await devices.sync(device);
  if (!/^(merged|noChanges|normal_sync|no_changes)$/u.test(outcome)) throw new Error(`${device} has to: ${outcome}`);
  return outcome;
}
