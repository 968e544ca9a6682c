import type { PeerAnswer } from '#e2e/peer/peer.ts';
import { type Edit, type Ids, idAt, type Made, type StudyEdit } from './merge-edits.ts';
import { officialLimits, officialOptions, officialSwitches } from './official-deck-options.ts';

type Call = (command: string, args: Record<string, unknown>) => Promise<PeerAnswer>;

const KINDS: Readonly<Record<StudyEdit['do'], true>> = {
  study: true,
  gradeNow: true,
  forget: true,
  setDue: true,
  filterDeck: true,
  rebuildDeck: true,
  emptyDeck: true,
  saveOptions: true,
};

export function isStudy(edit: Edit): edit is StudyEdit {
  return edit.do in KINDS;
}

/** Studies in the official client, and changes what study depends on. */
export async function studyInPeer(call: Call, edit: StudyEdit, ids: Ids): Promise<Made> {
  switch (edit.do) {
    case 'study': {
      const { cards } = await call('answer', { deck: edit.deck, ratings: edit.ratings });
      return { reviews: cards.map(({ log }: { log: { id: number } }) => log.id) };
    }
    case 'filterDeck': {
      const { name, search, limit, reschedule = true } = edit;
      await call('filtered-deck', { name, search, limit, reschedule, preview: [60, 600, 0] });
      return {};
    }
    case 'rebuildDeck':
      await call('filtered-deck', { deck: edit.deck, search: '', rebuild: true });
      return {};
    case 'emptyDeck':
      await call('filtered-deck', { deck: edit.deck, search: '', empty: true });
      return {};
    case 'saveOptions':
      await call('save-deck-options', { deck: edit.deck, change: await officialChange(call, edit) });
      return {};
    default: {
      const card = idAt(ids.cards, edit.card);
      if (edit.do === 'gradeNow') await call('grade-now', { cards: [card], rating: 3 });
      else if (edit.do === 'forget')
        await call('forget', { cards: [card], restore_position: true, reset_counts: true });
      else await call('set-due', { cards: [card], days: edit.days });
      const { rows } = await call('sql', { query: `select max(id) from revlog where cid = ${card}` });
      return { reviews: rows.flat() };
    }
  }
}

async function officialChange(
  call: Call,
  { deck, set = {}, own = {}, shared = {}, reschedule = false }: Extract<StudyEdit, { do: 'saveOptions' }>,
): Promise<Record<string, unknown>> {
  const { current } = await call('show-deck-options', { deck });
  return {
    presets: [{ id: current, set: officialOptions(set) }],
    limits: officialLimits(own),
    reschedule,
    ...officialSwitches(shared),
  };
}
