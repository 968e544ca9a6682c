import { z } from 'zod';
import { operation, query } from './define.ts';
import { NotetypeId } from './ids.ts';

/** Signed 64-bit number: beyond what JSON's numbers can hold for most programs. */
const LongId = z.string().regex(/^-?\d{1,19}$/u);
const Name = z.string().min(1).max(10_000);

const Field = z.object({ name: Name, id: LongId.nullish() }).catchall(z.json());
const Template = z.object({ name: Name, qfmt: z.string(), afmt: z.string(), id: LongId.nullish() }).catchall(z.json());
/** Keys and values as in Anki’s schema 11. What is missing gets the standard value; keys nobody knows are kept. */
const NotetypeJson = z
  .object({ name: Name, flds: z.array(Field).min(1), tmpls: z.array(Template).min(1) })
  .catchall(z.json());

export const stockNotetypeKinds = ['basic', 'basicReversed', 'basicOptionalReversed', 'basicTyping', 'cloze'] as const;

export const notetypes = {
  list: query({
    summary: 'All note types, by name',
    input: z.strictObject({}),
    output: z.array(z.object({ notetypeId: NotetypeId, name: z.string(), kind: z.enum(['standard', 'cloze']) })),
  }),
  get: query({
    summary: 'One note type whole; integers beyond 2^53 are text of decimal digits',
    input: z.strictObject({ notetypeId: NotetypeId }),
    output: z.object({ notetypeId: NotetypeId, notetype: z.record(z.string(), z.json()) }),
  }),
  add: operation({
    summary: 'Add a note type, as given or like one of the stock ones; a taken name gets a suffix',
    input: z.union([
      z.strictObject({ notetype: NotetypeJson }),
      z.strictObject({ stock: z.enum(stockNotetypeKinds), name: Name.optional() }),
    ]),
    output: z.object({ notetypeId: NotetypeId, name: z.string() }),
  }),
};
