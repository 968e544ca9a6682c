import { setTimeout as sleep } from 'node:timers/promises';
import type { CardId, NoteId } from '#shared/contract/ids.ts';
import type { OtherDevice } from './devices-in-step.ts';
import type { EbbHost } from './ebb-host.ts';

/** Modification times are whole seconds. */
const NEXT_SECOND_MS = 1100;

/** The ids of a query's rows. */
export async function idsOf<Id extends number>(other: OtherDevice, query: string): Promise<Id[]> {
  const { rows } = await other.call<{ rows: [Id][] }>('sql', { query });
  return rows.map(([id]) => id);
}

/**
 * A note, a card and a deck are changed in Ebb, then later on the other device, so that a sync overwrites Ebb's
 * versions. Gives how many.
 */
export async function loseVersions(ebb: EbbHost, other: OtherDevice): Promise<number> {
  const [noteId] = await idsOf<NoteId>(other, 'select min(id) from notes');
  const [cardId] = await idsOf<CardId>(other, 'select max(id) from cards');
  const front = 'The heart has <b>four</b> chambers: two atria and two ventricles.';
  await ebb.call('notes.update', { noteId, fields: [front, 'Written in Ebb.'], tags: ['anatomy', 'heart'] });
  await ebb.call('cards.setFlag', { cardIds: [cardId], flag: 1 });
  await ebb.call('decks.setDescription', { deckId: 1, description: 'Written in Ebb.', markdown: false });
  await sleep(NEXT_SECOND_MS);
  await other.call('edit-note', { note: noteId, fields: ['The heart has four chambers.', 'Written elsewhere.'] });
  await other.call('set-flag', { cards: [cardId], flag: 2 });
  await other.call('describe-deck', { deck: 'Default', text: 'Written elsewhere.' });
  await other.sync();
  await ebb.call('sync.start');
  return 3;
}
