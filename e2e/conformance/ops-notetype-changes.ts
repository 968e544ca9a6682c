import type { InputOf } from '#shared/contract/define.ts';
import type { notetypes } from '#shared/contract/notetypes.ts';
import { callContext } from '#core/testing/call-context.ts';
import type { OpsCollection } from './ops-collection.ts';
import { withNumbers } from './ops-notetype-scenarios.ts';
import type { OpsScenario } from './ops-scenarios.ts';

type Changed = InputOf<(typeof notetypes)['update']>['notetype'];
/** Beside their names, parts are what `notetypes.get` gave. */
type Part = Readonly<Record<string, unknown>>;
interface Given {
  readonly flds: readonly Part[];
  readonly tmpls: readonly Part[];
}
type Change = Readonly<Record<string, unknown>>;

const context = callContext();

/** The note type of this name, changed and stored on both sides. */
function changing(name: string, notetype: string, change: (given: Given) => Change): OpsScenario {
  const given = async (col: OpsCollection): Promise<Changed> => {
    const found = await col.notetypes.get({ notetypeId: col.notetypeId(notetype) }, context);
    const stored = found.notetype as unknown as Given;
    return { ...stored, ...change(stored) } as unknown as Changed;
  };
  let sent: Changed | undefined;
  return {
    name: `changing ${notetype}: ${name}`,
    ours: async (col) => {
      sent = await given(col);
      return col.notetypes.update({ notetypeId: col.notetypeId(notetype), notetype: sent }, context);
    },
    theirs: async (call) => {
      if (sent !== undefined) await call('update-notetype', { json: withNumbers(sent) });
    },
  };
}

/** Everything else is as usual: the library wants it said. */
const newField = (name: string): Part => {
  const usual = { sticky: false, rtl: false, font: 'Arial', size: 20, id: '1' };
  return { ...usual, name, ord: null };
};
const newTemplate = (name: string, qfmt: string, afmt = '{{Back}}'): Part => ({
  name,
  qfmt,
  afmt,
  ord: null,
  ...{ id: '1' },
});
const renamed =
  (ord: number, name: string) =>
  ({ flds }: Given): Change => ({
    flds: flds.map((field, i) => (i === ord ? { ...field, name } : field)),
  });
const withoutField =
  (ord: number) =>
  ({ flds }: Given): Change => ({ flds: flds.filter((_, i) => i !== ord) });
const sides =
  (patch: Part) =>
  ({ tmpls }: Given): Change => ({
    tmpls: tmpls.map((template, i) => (i === 0 ? { ...template, ...patch } : template)),
  });

const REVERSED = 'Basic (and reversed card)';
const OPTIONAL = 'Basic (optional reversed card)';

export const NOTETYPE_CHANGES: readonly OpsScenario[] = [
  changing('nothing', 'Basic', () => ({})),
  changing('another name', 'Basic', () => ({ name: 'Plain' })),
  changing('a name that is taken', 'Basic', () => ({ name: 'cloze' })),
  changing('its own name in capitals', 'Basic', () => ({ name: 'BASIC' })),
  changing('styling and LaTeX', 'Basic', () => ({ css: '.card { color: red }', latexPre: 'a', latexsvg: true })),
  changing('a field more', 'Basic', ({ flds }) => ({ flds: [...flds, newField('Extra')] })),
  changing('a field more at the beginning', 'Basic', ({ flds }) => ({ flds: [newField('Extra'), ...flds] })),
  changing('fields in another order', OPTIONAL, ({ flds }) => ({ flds: flds.toReversed() })),
  changing('the second field gone', 'Basic', withoutField(1)),
  changing('the first field gone, which the front shows', 'Basic', withoutField(0)),
  changing('the cloze field gone', 'Cloze', withoutField(0)),
  changing('a field renamed', 'Basic', renamed(0, 'Question')),
  changing('a field renamed to one to clean', 'Basic', renamed(0, ' #a:b{c}" ')),
  changing('a field renamed to one that is taken', 'Basic', renamed(0, 'back')),
  changing('two fields that change names', 'Basic', ({ flds: [front, back] }) => ({
    flds: [
      { ...front, name: 'Back' },
      { ...back, name: 'Front' },
    ],
  })),
  changing('fields added, renamed, moved and removed at once', OPTIONAL, ({ flds: [front, , add] }) => ({
    flds: [{ ...add, name: 'Both?' }, newField('New'), front],
  })),
  changing('a field of a cloze conditional renamed', 'Cloze', renamed(0, 'Lückentext')),
  changing('another sort field', 'Basic', () => ({ sortf: 1 })),
  changing('a sort field that moves', OPTIONAL, ({ flds }) => ({ flds: flds.toReversed(), sortf: 2 })),
  changing('flags of a field', 'Basic', ({ flds }) => ({
    flds: flds.map((field) => ({
      ...field,
      sticky: true,
      rtl: true,
      font: 'Times',
      size: 30,
      excludeFromSearch: true,
    })),
  })),
  changing('a template more', 'Basic', ({ tmpls }) => ({ tmpls: [...tmpls, newTemplate('Back', '{{Back}}')] })),
  changing('a template more before the other', 'Basic', ({ tmpls }) => ({
    tmpls: [newTemplate('Back', '{{Back}}'), ...tmpls],
  })),
  changing('a template more with a deck of its own', 'Basic', ({ tmpls }) => ({
    tmpls: [...tmpls, { ...newTemplate('Back', '{{Back}}'), ...{ did: 1 } }],
  })),
  changing('templates in another order', REVERSED, ({ tmpls }) => ({ tmpls: tmpls.toReversed() })),
  changing('the second template gone', REVERSED, ({ tmpls }) => ({ tmpls: tmpls.slice(0, 1) })),
  changing('the first template gone', REVERSED, ({ tmpls }) => ({ tmpls: tmpls.slice(1) })),
  changing('the optional template gone', OPTIONAL, ({ tmpls }) => ({ tmpls: tmpls.slice(0, 1) })),
  changing('one template replaced by an equal one', REVERSED, ({ tmpls: [first, second] }) => ({
    tmpls: [first, { ...second, ord: null }],
  })),
  changing('a front that makes more cards', OPTIONAL, ({ tmpls: [first, second] }) => ({
    tmpls: [first, { ...second, qfmt: '{{Back}}' }],
  })),
  changing('a front that makes fewer cards', 'Basic', sides({ qfmt: '{{#Back}}{{Front}}{{/Back}}' })),
  changing('templates for the browser, and a field renamed', 'Basic', (given) => ({
    ...sides({ bqfmt: '{{Front}}!', bafmt: '{{#Front}}{{text: Front }}{{/Front}}', bfont: 'A', bsize: 3 })(given),
    ...renamed(0, 'Question')(given),
  })),
  changing('old marks, and a field renamed', 'Basic', (given) => ({
    ...sides({ qfmt: '{{=<% %>=}}<% Front %><!-- <%Front%> -->', afmt: '{{ FrontSide }}<br>{{text:hint: Back}}' })(
      given,
    ),
    ...renamed(1, 'Answer')(given),
  })),
  changing('a template that can’t be read, and a field renamed', 'Basic', (given) => ({
    ...sides({ afmt: '{{#Front}}' })(given),
    ...renamed(0, 'Question')(given),
  })),
  changing('a front without a field', 'Basic', sides({ qfmt: 'text' })),
  changing('a field that is not there', 'Basic', sides({ afmt: '{{Nope}}' })),
  changing('two equal fronts', REVERSED, ({ tmpls: [first, second] }) => ({
    tmpls: [first, { ...second, qfmt: '{{Front}}' }],
  })),
  changing('a cloze front without a cloze', 'Cloze', sides({ qfmt: '{{Text}}' })),
  changing('template names to clean', REVERSED, ({ tmpls: [first, second] }) => ({
    tmpls: [
      { ...first, name: '"x"' },
      { ...second, name: 'X' },
    ],
  })),
  changing('keys that nobody knows', 'Basic', ({ flds }) => ({
    odd: [1, 'x'],
    flds: flds.map((field) => ({ ...field, odd: { a: null } })),
  })),
];

export const NOTETYPE_REMOVALS = ['Basic', 'Cloze', OPTIONAL, 'Two decks'].map(
  (notetype): OpsScenario => ({
    name: `removing ${notetype}`,
    ours: (col) => col.notetypes.remove({ notetypeId: col.notetypeId(notetype) }, context),
    theirs: (call) => call('remove-notetype', { notetype }),
  }),
);

type PlaceMap = (number | null)[];

/** Notes of one note type become notes of another, by maps or by those that suggest themselves. */
function becoming(from: string, to: string, maps?: { fields: PlaceMap; templates: PlaceMap | null }): OpsScenario {
  let sent: unknown;
  const by = maps === undefined ? 'as it suggests itself' : JSON.stringify(maps);
  return {
    name: `notes of ${from} become ${to}, ${by}`,
    ours: async (col) => {
      const ids = { fromNotetypeId: col.notetypeId(from), toNotetypeId: col.notetypeId(to) };
      const noteIds = col.noteIds(`mid = ${ids.fromNotetypeId}`).toReversed();
      const wanted = { ...ids, noteIds };
      const suggested = await col.notetypes.changePreview(wanted, context);
      const { fields: fieldMap = suggested.fieldMap, templates: templateMap = suggested.templateMap } = maps ?? {};
      sent = { notes: noteIds, old: from, new: to, fields: fieldMap, templates: templateMap };
      return col.notetypes.changeNotes({ ...wanted, fieldMap, templateMap }, context);
    },
    theirs: async (call) => {
      const { notes, fields, templates, ...types } = sent as {
        notes: number[];
        old: string;
        new: string;
        fields: PlaceMap;
        templates: PlaceMap | null;
      };
      const info = await call('change-notetype-info', types);
      const suggested =
        maps === undefined ? (info as { fields: PlaceMap; templates: PlaceMap | null }) : { fields, templates };
      await call('change-notetype', { notes, ...types, ...suggested });
    },
  };
}

/** What the official client takes several steps for. */
function merging(into: string, ...from: string[]): OpsScenario {
  const noteIds = new Map<string, number[]>();
  return {
    name: `merging ${from.join(' and ')} into ${into}`,
    ours: async (col) => {
      for (const name of from) noteIds.set(name, col.noteIds(`mid = ${col.notetypeId(name)}`));
      const fromNotetypeIds = from.map((name) => col.notetypeId(name));
      return col.notetypes.merge({ notetypeId: col.notetypeId(into), fromNotetypeIds }, context);
    },
    theirs: async (call, col) => {
      for (const [old, notes] of noteIds) {
        const types = { old, new: into };
        const info = (await call('change-notetype-info', types)) as { fields: PlaceMap; templates: PlaceMap | null };
        if (notes.length > 0) await call('change-notetype', { notes, ...types, ...info });
        await call('remove-notetype', { notetype: old });
      }
      // Adding goes on with the one that stays.
      await call('set-config', { key: 'curModel', value: col.notetypeId(into) });
    },
  };
}

export const NOTETYPE_MERGES: readonly OpsScenario[] = [
  merging('Two decks', 'Basic', REVERSED),
  merging('Basic', REVERSED),
  merging('Cloze', 'Basic', OPTIONAL),
];

export const CHANGES_OF_NOTES: readonly OpsScenario[] = [
  becoming('Basic', REVERSED),
  becoming(REVERSED, 'Basic'),
  becoming('Basic', OPTIONAL),
  becoming(OPTIONAL, 'Two decks'),
  becoming('Basic', 'Cloze'),
  becoming('Cloze', 'Basic'),
  becoming('Cloze', REVERSED),
  becoming('Cloze', 'Cloze'),
  becoming('Basic', 'Basic'),
  becoming('Basic', 'Two decks', { fields: [1, 0], templates: [null, 0] }),
  becoming('Basic', REVERSED, { fields: [0, 0], templates: [null, null] }),
  becoming('Basic', REVERSED, { fields: [null, 0], templates: [0, 0] }),
  becoming(REVERSED, 'Two decks', { fields: [1, 0], templates: [1, 0] }),
  becoming(REVERSED, 'Cloze', { fields: [1, 0], templates: null }),
];
