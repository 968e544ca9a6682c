import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { JsonObject, JsonValue } from '../lossless-json.ts';
import { integerOf, isJsonObject, parseLossless } from '../lossless-json.ts';
import { shortestFloat } from '../shortest-float.ts';
import { notACollection } from './anki-objects.ts';

/** How a field of a blob of schema 18 is written. `other` is JSON text of keys that the format doesn't know. */
type Scalar = 'bool' | 'uint32' | 'int32' | 'int64' | 'float' | 'string' | 'other' | 'floats' | 'uint32s';
export interface ProtoField {
  readonly key: string;
  readonly kind: Scalar | 'message' | 'messages';
  readonly of?: ProtoFields;
}
/** Fields of a message by their numbers. */
export type ProtoFields = Readonly<Record<number, ProtoField>>;

export function field(key: string, kind: Scalar): ProtoField {
  return { key, kind };
}

export function message(key: string, of: ProtoFields): ProtoField {
  return { key, kind: 'message', of };
}

export function messages(key: string, of: ProtoFields): ProtoField {
  return { key, kind: 'messages', of };
}

/**
 * Reads a blob; a key whose field is absent is absent (it has its default, or is null where that differs). Throws
 * `file.notACollection` for a torn blob.
 */
export function decodedMessage(bytes: Uint8Array, fields: ProtoFields): JsonObject {
  try {
    return messageFrom(bytes, fields);
  } catch (error: unknown) {
    // The reader has no errors of its own kind; it touches nothing but these bytes.
    throw notACollection('blob', error);
  }
}

function messageFrom(bytes: Uint8Array, fields: ProtoFields): JsonObject {
  const reader = new BinaryReader(bytes);
  const values: Record<string, JsonValue> = {};
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const known = fields[number];
    if (known === undefined) reader.skip(wireType, number);
    else values[known.key] = readField(reader, wireType, known, values[known.key]);
  }
  return values;
}

function readField(
  reader: BinaryReader,
  wireType: WireType,
  known: ProtoField,
  before: JsonValue | undefined,
): JsonValue {
  const list = Array.isArray(before) ? before : [];
  switch (known.kind) {
    case 'bool':
      return reader.bool();
    case 'uint32':
      return reader.uint32();
    case 'int32':
      return reader.int32();
    case 'int64':
      return integerOf(String(reader.int64()));
    case 'float':
      return shortestFloat(reader.float());
    case 'string':
      return reader.string();
    case 'other':
      return jsonObjectFrom(reader.bytes());
    case 'floats':
      return [...list, ...packed(reader, wireType, () => shortestFloat(reader.float()))];
    case 'uint32s':
      return [...list, ...packed(reader, wireType, () => reader.uint32())];
    case 'message':
      return messageFrom(reader.bytes(), known.of ?? {});
    case 'messages':
      return [...list, messageFrom(reader.bytes(), known.of ?? {})];
  }
}

/** Numbers of a repeated field: all in one stretch, or each with a tag of its own. */
function packed(reader: BinaryReader, wireType: WireType, read: () => number): number[] {
  if (wireType !== WireType.LengthDelimited) return [read()];
  const end = reader.uint32() + reader.pos;
  const numbers: number[] = [];
  while (reader.pos < end) numbers.push(read());
  return numbers;
}

/** As official does, unreadable text of unknown keys counts as none. */
function jsonObjectFrom(bytes: Uint8Array): JsonObject {
  try {
    const parsed = parseLossless(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isJsonObject(parsed) ? parsed : {};
  } catch (error: unknown) {
    if (error instanceof SyntaxError || error instanceof TypeError) return {};
    throw error;
  }
}
