import type { InputOf } from '#shared/contract/define.ts';
import type { notetypes } from '#shared/contract/notetypes.ts';
import { callContext } from '#core/testing/call-context.ts';
import type { OpsCollection } from './ops-collection.ts';
import type { OpsScenario } from './ops-scenarios.ts';

type Json = Record<string, unknown>;
type Given = Extract<InputOf<(typeof notetypes)['add']>, { notetype: unknown }>['notetype'];

const context = callContext();
const TAKEN = 'BASIC';

/** A note type that is like `like` but for what `change` says, added from the same JSON on both sides. */
function like(name: string, original: string, change: (notetype: Given) => Json): OpsScenario {
  const given = async (col: OpsCollection): Promise<Given> => {
    const { notetype } = await col.notetypes.get({ notetypeId: col.notetypeId(original) }, context);
    return { ...notetype, name: 'Mine', ...change(notetype as Given) } as Given;
  };
  return {
    name: `adding a note type: ${name}`,
    ours: async (col) => col.notetypes.add({ notetype: await given(col) }, context),
    theirs: async (call, col) => {
      const notetype = await given(col);
      // Only this way the library leaves it to the client what becomes of a taken name.
      const skip_checks = notetype.name === TAKEN;
      await call('add-notetype', { name: notetype.name, json: withNumbers(notetype), skip_checks });
    },
  };
}

/** Text of digits in `id` as the number that it stands for. */
export function withNumbers(notetype: Pick<Given, 'flds' | 'tmpls'>): Json {
  const parts = (list: readonly { readonly id?: string | null | undefined }[]): Json[] =>
    list.map((part) => ({ ...part, id: typeof part.id === 'string' ? JSON.rawJSON(part.id) : null }));
  return { ...notetype, flds: parts(notetype.flds), tmpls: parts(notetype.tmpls) };
}

const fields =
  (...names: string[]) =>
  ({ flds }: Given): Json => ({ flds: names.map((name, ord) => ({ ...flds[0], name, ord })) });
const fronts =
  (...sides: string[]) =>
  ({ tmpls }: Given): Json => ({ tmpls: sides.map((qfmt, ord) => ({ ...tmpls[0], name: `Card ${ord}`, qfmt, ord })) });
const named =
  (...names: string[]) =>
  ({ tmpls }: Given): Json => ({
    tmpls: names.map((name, ord) => ({ ...tmpls[0], name, qfmt: `{{Front}}${ord}`, ord })),
  });

/** Sides that every combination of fields has something to say to. */
const REQUIREMENTS = [
  '{{Front}}',
  '{{Back}} and {{text:Front}}',
  '{{#Front}}{{Back}}{{/Front}}',
  '{{^Front}}{{Back}}{{/Front}}',
  '{{^Front}}{{#Back}}{{Front}}{{/Back}}{{/Front}}',
  '{{#Front}}{{#Back}}{{Deck}}{{/Back}}{{/Front}}',
  '{{Tags}}',
  '{{#Front}}{{Back}}{{/Front}}{{#Back}}{{Front}}{{/Back}}',
];

export const NOTETYPE_SCENARIOS: readonly OpsScenario[] = [
  like('like Basic', 'Basic', () => ({})),
  like('of a taken name', 'Basic', () => ({ name: TAKEN })),
  like('like Cloze, by a name to clean', 'Cloze', () => ({ name: '"e\u0301"' })),
  like('of nothing but quotation marks', 'Basic', () => ({ name: '""' })),
  like('with field names to clean', 'Basic', (given) => ({
    ...fields('Front', ' #/^ a:b{c}"d" ', 'e\u0301', 'FRONT', 'front', '\u0085x\u00a0')(given),
  })),
  like('with a field of no name', 'Basic', fields('Front', '#/')),
  like('with templates of equal names', 'Basic', named('A', 'a', 'A', '"B"', 'ß', 'SS')),
  like('with a template of no name', 'Basic', named('"')),
  like('sorted by another field', 'Basic', () => ({ sortf: 1 })),
  like('sorted by a field that is not there', 'Basic', () => ({ sortf: 7 })),
  like('whose fields stand in another order', 'Basic (optional reversed card)', ({ flds }) => ({
    flds: [...flds].reverse(),
    sortf: 2,
  })),
  like('with all kinds of requirements', 'Basic', fronts(...REQUIREMENTS)),
  like('with two equal fronts', 'Basic', fronts('{{Front}}', '{{Front}}')),
  like('with two equal fronts that name their card', 'Basic', fronts('{{Front}}{{ Card }}', '{{Front}}{{ Card }}')),
  like('with a front without fields', 'Basic', fronts('text')),
  like('with a front of a conditional alone', 'Basic', fronts('{{#Front}}x{{/Front}}')),
  like('with a field that is not there', 'Basic', fronts('{{Nope}}')),
  like('with an empty field name for a filter', 'Basic', fronts('{{Front}}{{filter:}}')),
  like(
    'with a conditional on a cloze',
    'Basic',
    fronts('{{#c1}}{{Front}}{{/c1}}{{#c99999999999}}{{Front}}{{/c99999999999}}'),
  ),
  like('with a front that can’t be read', 'Basic', fronts('{{#Front}}{{Front}}')),
  like('with a back that can’t be read', 'Basic', ({ tmpls }) => ({ tmpls: [{ ...tmpls[0], afmt: '{{/Front}}' }] })),
  like('with an unknown field on the back', 'Basic', ({ tmpls }) => ({ tmpls: [{ ...tmpls[0], afmt: '{{Nope}}' }] })),
  like('of clozes without a cloze', 'Cloze', ({ tmpls }) => ({ tmpls: [{ ...tmpls[0], qfmt: '{{Text}}' }] })),
  like('of clozes without one on the back', 'Cloze', ({ tmpls }) => ({ tmpls: [{ ...tmpls[0], afmt: '{{Text}}' }] })),
  like('with keys that nobody knows', 'Basic', ({ flds, tmpls }) => ({
    name: 'Odd',
    vers: [1, 'x'],
    flds: flds.map((field) => ({ ...field, mine: { a: null } })),
    tmpls: tmpls.map((template) => ({ ...template, mine: 1.5, did: 1 })),
  })),
  like('without ids', 'Basic', ({ flds, tmpls }) => ({
    name: 'No ids',
    flds: flds.map((field) => ({ ...field, id: null })),
    tmpls: tmpls.map((template) => ({ ...template, id: null })),
  })),
];
