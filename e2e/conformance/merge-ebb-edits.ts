import { DEFAULT_DECK_ID } from '#shared/domain/deck.ts';
import { CardId, DeckConfigId, DeckId, NoteId, NotetypeId } from '#shared/contract/ids.ts';
import { answerService } from '#core/scheduler/answer/answer-service.ts';
import { getDeck, findDeckByName } from '#core/storage/deck-storage.ts';
import { findNotetypeByName } from '#core/storage/notetype-storage.ts';
import { column } from '#core/storage/statement.ts';
import { callContext } from '#core/testing/call-context.ts';
import { writeInEbb } from './merge-ebb-rows.ts';
import { studyInEbb } from './merge-ebb-study.ts';
import {
  type CardEdit,
  type DeckEdit,
  type Edit,
  type Ids,
  type Made,
  type NoteEdit,
  type PresetEdit,
  idAt,
} from './merge-edits.ts';
import type { EbbClient } from './sync-ebb.ts';

const context = callContext();
const NOTHING: Made = {};
const NEWEST_REVIEW = 'SELECT max(id) FROM revlog WHERE cid = ?';

/** Makes an edit in Ebb, by its own operation wherever there is one yet. */
export async function editInEbb(ebb: EbbClient, edit: Edit, ids: Ids): Promise<Made> {
  switch (edit.do) {
    case 'addNote':
    case 'editNote':
    case 'tagNote':
    case 'retagNote':
    case 'removeNote':
      return editNote(ebb, edit, ids);
    case 'answer':
    case 'suspend':
    case 'restore':
    case 'bury':
    case 'flag':
    case 'moveCard':
      return editCard(ebb, edit, CardId.parse(idAt(ids.cards, edit.card)));
    case 'study':
    case 'gradeNow':
    case 'forget':
    case 'setDue':
    case 'filterDeck':
    case 'rebuildDeck':
    case 'emptyDeck':
    case 'saveOptions':
      return studyInEbb(ebb, edit, ids);
    case 'addDeck':
    case 'renameDeck':
    case 'reparentDeck':
    case 'collapseDeck':
    case 'describeDeck':
    case 'removeDeck':
      return editDeck(ebb, edit);
    case 'setPreset':
    case 'addPreset':
      return editPreset(ebb, edit);
    case 'addNotetype':
      return addNotetype(ebb, edit.name);
    case 'setStyling':
    case 'renameField':
    case 'setConfig':
    case 'setCreationDay':
      return writeInEbb(ebb.collection(), edit);
    default:
      throw new Error(`Ebb has no way to do this yet: ${edit.do}`);
  }
}

async function editNote({ handlers, collection }: EbbClient, edit: NoteEdit, ids: Ids): Promise<Made> {
  const { notes } = handlers;
  if (edit.do === 'addNote') {
    const { output } = await notes.add(
      {
        notetypeId: NotetypeId.parse(findNotetypeByName(collection().db, 'Basic')?.id),
        deckId: deckId(collection().db, edit.deck ?? 'Default'),
        fields: [...edit.fields],
        tags: split(edit.tags ?? ''),
      },
      context,
    );
    return { notes: [output.noteId], cards: output.cardIds };
  }
  const noteId = NoteId.parse(idAt(ids.notes, edit.note));
  if (edit.do === 'editNote') await notes.update({ noteId, fields: [...edit.fields] }, context);
  else if (edit.do === 'removeNote') await notes.remove({ noteIds: [noteId] }, context);
  else {
    const kept = edit.do === 'tagNote' ? (await notes.get({ noteId }, context)).tags : [];
    await notes.update({ noteId, tags: [...kept, ...split(edit.tags)] }, context);
  }
  return NOTHING;
}

function split(tags: string): string[] {
  return tags.split(' ').filter((tag) => tag !== '');
}

async function editCard({ handlers, collection }: EbbClient, edit: CardEdit, cardId: CardId): Promise<Made> {
  const { cards, scheduler } = handlers;
  const cardIds = [cardId];
  switch (edit.do) {
    case 'answer': {
      // Past the guard against a wrong clock: some scenarios study under one on purpose.
      await answerService({ collection }).answer({ cardId, rating: edit.rating, tookMs: 1500 }, context);
      return { reviews: column(collection().db, NEWEST_REVIEW, [cardId]) };
    }
    case 'suspend':
      await scheduler.suspend({ cardIds }, context);
      break;
    case 'restore':
      await scheduler.restore({ cardIds }, context);
      break;
    case 'bury':
      await scheduler.bury({ cardIds }, context);
      break;
    case 'flag':
      await cards.setFlag({ cardIds, flag: edit.flag }, context);
      break;
    case 'moveCard':
      await cards.setDeck({ cardIds, deckId: deckId(collection().db, edit.deck) }, context);
  }
  return NOTHING;
}

type Db = ReturnType<EbbClient['collection']>['db'];

function deckId(db: Db, name: string): DeckId {
  return DeckId.parse(findDeckByName(db, name)?.id);
}

async function editDeck({ handlers: { decks }, collection }: EbbClient, edit: DeckEdit): Promise<Made> {
  const { db } = collection();
  switch (edit.do) {
    case 'addDeck':
      await decks.create({ name: edit.name }, context);
      break;
    case 'renameDeck':
      await decks.rename({ deckId: deckId(db, edit.deck), name: edit.name }, context);
      break;
    case 'reparentDeck': {
      const newParentId = edit.under === null ? null : deckId(db, edit.under);
      await decks.reparent({ deckIds: [deckId(db, edit.deck)], newParentId }, context);
      break;
    }
    case 'collapseDeck':
      await decks.setCollapsed({ deckId: deckId(db, edit.deck), collapsed: edit.collapsed }, context);
      break;
    case 'describeDeck':
      await decks.setDescription({ deckId: deckId(db, edit.deck), description: edit.text, markdown: false }, context);
      break;
    case 'removeDeck':
      await decks.remove({ deckIds: [deckId(db, edit.deck)] }, context);
  }
  return NOTHING;
}

const DEFAULT_PRESET = DeckConfigId.parse(DEFAULT_DECK_ID);

async function editPreset({ handlers, collection }: EbbClient, edit: PresetEdit): Promise<Made> {
  const { deckConfig } = handlers;
  if (edit.do === 'setPreset') {
    await deckConfig.update({ deckConfigId: DEFAULT_PRESET, options: { new: { perDay: edit.newPerDay } } }, context);
    return NOTHING;
  }
  const { db } = collection();
  const deck = getDeck(db, deckId(db, edit.deck));
  if (deck.kind === 'filtered') throw new Error('a filtered deck has no preset');
  const copyOf = DeckConfigId.parse(deck.configId);
  const { output } = await deckConfig.add({ name: edit.name, copyOf }, context);
  await deckConfig.assign({ deckId: DeckId.parse(deck.id), deckConfigId: output.deckConfigId }, context);
  return NOTHING;
}

/** Like Basic, as the peer does it. */
async function addNotetype({ handlers, collection }: EbbClient, name: string): Promise<Made> {
  const { db } = collection();
  const basic = NotetypeId.parse(findNotetypeByName(db, 'Basic')?.id);
  const { notetype } = await handlers.notetypes.get({ notetypeId: basic }, context);
  const input = { notetype: { ...notetype, name } } as Parameters<typeof handlers.notetypes.add>[0];
  await handlers.notetypes.add(input, context);
  return NOTHING;
}
