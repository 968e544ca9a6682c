import type { PeerAnswer } from '#e2e/peer/peer.ts';
import { type Edit, type Ids, type Made, type StudyEdit, idAt } from './merge-edits.ts';
import { isStudy, studyInPeer } from './merge-peer-study.ts';

type Call = (command: string, args: Record<string, unknown>) => Promise<PeerAnswer>;
type Command = readonly [command: string, args: Record<string, unknown>];

/** Makes an edit in the official client. */
export async function editInPeer(call: Call, edit: Edit, ids: Ids): Promise<Made> {
  if (edit.do === 'addStrangeNotetype') await addStrangeNotetype(call, edit.name);
  else if (edit.do === 'renameField') await renameSecondField(call, edit.to);
  else if (edit.do === 'reparentDeck') await reparent(call, edit.deck, edit.under);
  else if (isStudy(edit)) return studyInPeer(call, edit, ids);
  else return made(edit, await call(...commandOf(edit, ids)));
  return {};
}

function made(edit: Edit, answer: PeerAnswer): Made {
  if (edit.do === 'addNote') return { notes: [answer.note], cards: answer.cards };
  if (edit.do === 'answer') return { reviews: answer.cards.map(({ log }: { log: { id: number } }) => log.id) };
  return {};
}

function commandOf(
  edit: Exclude<Edit, StudyEdit | { do: 'addStrangeNotetype' | 'reparentDeck' | 'renameField' }>,
  ids: Ids,
): Command {
  const note = (index: number): number => idAt(ids.notes, index);
  const card = (index: number): number => idAt(ids.cards, index);
  switch (edit.do) {
    case 'addNote':
      return ['add-note', { fields: edit.fields, deck: edit.deck ?? 'Default', tags: edit.tags ?? '' }];
    case 'editNote':
      return ['edit-note', { note: note(edit.note), fields: edit.fields }];
    case 'tagNote':
      return ['tag', { notes: [note(edit.note)], add: edit.tags }];
    case 'retagNote':
      return ['edit-note', { note: note(edit.note), tags: edit.tags.split(' ').filter((tag) => tag !== '') }];
    case 'removeNote':
      return ['remove-notes', { notes: [note(edit.note)] }];
    case 'answer':
      return ['answer', { card: card(edit.card), rating: edit.rating }];
    case 'suspend':
      return ['suspend', { cards: [card(edit.card)] }];
    case 'restore':
      return ['suspend', { cards: [card(edit.card)], off: true }];
    case 'bury':
      return ['bury', { cards: [card(edit.card)] }];
    case 'flag':
      return ['set-flag', { cards: [card(edit.card)], flag: edit.flag }];
    case 'moveCard':
      return ['move-cards', { cards: [card(edit.card)], deck: edit.deck }];
    default:
      return objectCommand(edit);
  }
}

type ObjectWords = Exclude<
  Parameters<typeof commandOf>[0],
  { do: `${string}Note` | 'answer' | 'suspend' | 'restore' | 'bury' | 'flag' | 'moveCard' }
>;

function objectCommand(edit: ObjectWords): Command {
  switch (edit.do) {
    case 'addDeck':
      return ['add-deck', { name: edit.name }];
    case 'renameDeck':
      return ['rename-deck', { deck: edit.deck, name: edit.name }];
    case 'collapseDeck':
      return ['collapse-deck', { deck: edit.deck, collapsed: edit.collapsed }];
    case 'describeDeck':
      return ['describe-deck', { deck: edit.deck, text: edit.text }];
    case 'removeDeck':
      return ['remove-deck', { deck: edit.deck }];
    case 'setPreset':
      return ['deck-config', { id: 1, set: { 'new.perDay': edit.newPerDay } }];
    case 'addPreset':
      return ['deck-config', { deck: edit.deck, add: edit.name, use: true }];
    case 'removePreset':
      return ['deck-config', { deck: edit.deck, remove: true }];
    case 'addNotetype':
      return ['add-notetype', { name: edit.name }];
    case 'setStyling':
      return ['edit-template', { notetype: 'Basic', name: 'Card 1', css: edit.css }];
    case 'addField':
      return ['add-field', { notetype: 'Basic', name: edit.name }];
    case 'setConfig':
      return ['set-config', { key: edit.key, value: jsonValue(edit.value) }];
    case 'setCreationDay':
      return ['sql', { query: `UPDATE col SET crt = ${edit.crtSecs}` }];
    case 'renameTag':
      return ['tag', { rename: [edit.from, edit.to] }];
  }
}

function jsonValue(value: string | number | boolean | { digits: string }): unknown {
  return typeof value === 'object' ? JSON.rawJSON(value.digits) : value;
}

async function renameSecondField(call: Call, to: string): Promise<void> {
  const query = "select name from fields where ord = 1 and ntid = (select id from notetypes where name = 'Basic')";
  const [[name]] = (await call('sql', { query })).rows;
  await call('rename-field', { notetype: 'Basic', name, new: to });
}

async function reparent(call: Call, deck: string, under: string | null): Promise<void> {
  const { rows } = await call('sql', { query: "select id, replace(name, char(31), '::') from decks" });
  const idOf = (wanted: string): number =>
    rows.find(([, name]: [number, string]) => name.toLowerCase() === wanted.toLowerCase())[0];
  await call('reparent-decks', { decks: [idOf(deck)], parent: under === null ? 0 : idOf(under) });
}

async function addStrangeNotetype(call: Call, name: string): Promise<void> {
  const { sections } = await call('dump', { sections: ['notetypes'] });
  const basic = sections.notetypes.find((one: { name: string }) => one.name === 'Basic');
  const id = (digits: string) => ({ id: JSON.rawJSON(digits) });
  const json = {
    ...basic,
    usn: 0,
    name,
    addonData: { list: [1, 'two', null], long: JSON.rawJSON('9007199254740993') },
    flds: [
      { ...basic.flds[0], ...id('-9223372036854775807'), addonFlag: true },
      { ...basic.flds[1], ...id('9223372036854775807') },
    ],
    tmpls: [{ ...basic.tmpls[0], ...id('1152921504606846977'), addonWidth: 1.5 }],
  };
  await call('add-notetype', { name, json });
}
