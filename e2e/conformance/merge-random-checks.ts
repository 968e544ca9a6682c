import type { DeviceClock } from './device-clock.ts';
import { type DeviceName, type Devices, type SectionDifference, isEbb } from './merge-devices.ts';
import type { Names } from './merge-random.ts';
import { type Played, type Scenario, play, syncOnce } from './merge-scenario.ts';

const MAX_ROUNDS = 5;

/** Plays a scenario, syncs everybody until they are in step, and gives what is wrong then. Nothing: all is well. */
export async function wrongsOf(
  devices: Devices,
  clock: DeviceClock,
  scenario: Scenario,
  names: Names,
): Promise<string[]> {
  const ties = new Ties(devices);
  const played = await play(devices, clock, scenario, (device) => ties.noteBeforeSync(device));
  let wrongs: string[] = [];
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    for (const device of devices.names) {
      await ties.noteBeforeSync(device);
      await syncOnce(devices, device);
    }
    if (round === 1) continue;
    wrongs = await differences(devices, ties, names);
    if (wrongs.length === 0) break;
  }
  const lost = await lostReviews(devices, played.reviews);
  const known = await knownFaults(devices, played);
  const faults = (await devices.faults(['ebb'])).filter((fault) => !known.includes(fault));
  return [...wrongs, ...lost, ...faults];
}

/** Ebb has exactly what the server has. So have official clients, but for what they keep apart by themselves. */
async function differences(devices: Devices, ties: Ties, names: Names): Promise<string[]> {
  const onServer = await devices.server();
  const wrongs: string[] = [];
  for (const device of devices.names) {
    if (!isEbb(device) && names === 'few') continue;
    for (const [section, difference] of Object.entries(await devices.differences(device, onServer))) {
      if (!isEbb(device) && (await ties.explain(device, section, difference))) continue;
      wrongs.push(`${device} differs from the server in ${section}: ${JSON.stringify(difference)}`);
    }
  }
  return wrongs;
}

async function lostReviews(devices: Devices, reviews: readonly number[]): Promise<string[]> {
  const found = await devices.rows('ebb', `select id from revlog where id in (${reviews.join()})`);
  const ids = new Set(found.map(([id]) => id));
  return reviews.filter((id) => !ids.has(id)).map((id) => `the review ${id} is lost`);
}

const CARDS_UNAWARE_OF_REVIEWS = `select id from cards
  where coalesce(json_extract(nullif(data, ''), '$.lrt'), 0) < (select max(id) / 1000 from revlog where cid = cards.id)`;

/**
 * What Check Database finds after syncs between official clients too (see merge-scenarios). A card is taken as a
 * whole: where another device's later edit won over an answer, the card does not know of its review. And what goes
 * into a deck that another device removes or renames is left without it.
 */
async function knownFaults(devices: Devices, { editedBy }: Played): Promise<string[]> {
  const shared = [...editedBy].filter(([, editors]) => editors.size > 1).map(([card]) => card);
  const unaware = await devices.rows('ebb', `${CARDS_UNAWARE_OF_REVIEWS} and id in (${shared.join()})`);
  const missing = await missingDecks(devices);
  return [
    `ebb: Added last review time to ${unaware.length} ${unaware.length === 1 ? 'card' : 'cards'}.`,
    `ebb: Fixed ${missing} missing ${missing === 1 ? 'deck' : 'decks'}.`,
  ];
}

/** Parents that are not there, and decks of cards that are not. */
async function missingDecks(devices: Devices): Promise<number> {
  const names = (await devices.rows('ebb', 'select name from decks')).map(([name]) => String(name).toLowerCase());
  const parents = new Set(
    names
      .flatMap((name) => name.split('::').map((_, at, parts) => parts.slice(0, at).join('::')))
      .filter((name) => name !== ''),
  );
  const lost = await devices.rows('ebb', 'select distinct did from cards where did not in (select id from decks)');
  return [...parents].filter((name) => !names.includes(name)).length + lost.length;
}

type Row = readonly [section: string, id: number, mod: number];

/**
 * An official client keeps its own version of a note or card that another device changed in the same second (and of
 * a card that both flagged), and swaps its deck, preset or note type of that second with the server's. It syncs such
 * versions without the other one ever winning. So it may differ from the server, in exactly those.
 */
class Ties {
  readonly #devices: Devices;
  readonly #sent = new Map<DeviceName, Set<string>>();

  constructor(devices: Devices) {
    this.#devices = devices;
  }

  async noteBeforeSync(device: DeviceName): Promise<void> {
    if (isEbb(device)) return;
    const sent = this.#sent.get(device) ?? new Set();
    for (const row of await this.#stamps(device, 'where usn = -1')) sent.add(row.join());
    this.#sent.set(device, sent);
  }

  /** Whether the device sent a version of each object in question that is as late as the server's. */
  async explain(device: DeviceName, section: string, { only_a, only_b, differ }: SectionDifference): Promise<boolean> {
    if (only_a.count + only_b.count > 0) return false;
    const now = await this.#stamps(device, '');
    return differ.objects.every(({ id, changed }) => {
      const own = now.find(([rowSection, rowId]) => rowSection === section && rowId === id);
      return own !== undefined && !('mod' in changed) && this.#sent.get(device)?.has(own.join()) === true;
    });
  }

  async #stamps(device: DeviceName, where: string): Promise<readonly Row[]> {
    const query = [
      `select 'notes', id, mod from notes ${where}`,
      `select 'cards', id, mod from cards ${where}`,
      `select 'decks', id, mtime_secs from decks ${where}`,
      `select 'deck_configs', id, mtime_secs from deck_config ${where}`,
      `select 'notetypes', id, mtime_secs from notetypes ${where}`,
    ].join(' union all ');
    return (await this.#devices.rows(device, query)) as unknown as readonly Row[];
  }
}
