import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, test } from 'vitest';
import { stringifyLossless } from '../lossless-json.ts';
import { decodedMessage, field, message, messages } from './proto-message.ts';

const FIELDS = {
  1: field('flag', 'bool'),
  2: field('id', 'int64'),
  3: field('steps', 'floats'),
  4: field('name', 'string'),
  5: message('limit', { 1: field('limit', 'uint32') }),
  6: messages('terms', { 1: field('search', 'string') }),
  7: field('ords', 'uint32s'),
  8: field('count', 'int32'),
  255: field('Other', 'other'),
};

describe('reading blobs', () => {
  test('fields come out under their keys, 64-bit numbers whole, unknown fields left out', () => {
    const writer = new BinaryWriter();
    writer.tag(1, WireType.Varint).bool(true);
    writer.tag(2, WireType.Varint).int64('-5564691263034886561');
    writer.tag(3, WireType.LengthDelimited).fork().float(0.9).float(10).join();
    writer.tag(99, WireType.LengthDelimited).string('from the future');
    writer.tag(4, WireType.LengthDelimited).string('ü');
    writer.tag(5, WireType.LengthDelimited).fork().tag(1, WireType.Varint).uint32(7).join();
    for (const search of ['a', 'b']) {
      writer.tag(6, WireType.LengthDelimited).fork().tag(1, WireType.LengthDelimited).string(search).join();
    }
    writer.tag(8, WireType.Varint).int32(-3);
    writer.tag(255, WireType.LengthDelimited).string('{"x":12345678901234567890}');
    expect(stringifyLossless(decodedMessage(writer.finish(), FIELDS))).toBe(
      '{"flag":true,"id":-5564691263034886561,"steps":[0.9,10],"name":"ü","limit":{"limit":7},' +
        '"terms":[{"search":"a"},{"search":"b"}],"count":-3,"Other":{"x":12345678901234567890}}',
    );
  });

  test('numbers of a list may stand together or apart', () => {
    const writer = new BinaryWriter();
    writer.tag(7, WireType.Varint).uint32(1);
    writer.tag(7, WireType.LengthDelimited).fork().uint32(2).uint32(3).join();
    writer.tag(3, WireType.Bit32).float(1.5);
    expect(decodedMessage(writer.finish(), FIELDS)).toEqual({ ords: [1, 2, 3], steps: [1.5] });
  });

  test('a torn blob is an error, unreadable unknown keys are none', () => {
    const torn = new BinaryWriter().tag(4, WireType.LengthDelimited).string('torn').finish().subarray(0, 4);
    expect(() => decodedMessage(torn, FIELDS)).toThrowError(expect.objectContaining({ code: 'file.notACollection' }));
    for (const other of ['{', '[1]', '']) {
      const blob = new BinaryWriter().tag(255, WireType.LengthDelimited).string(other).finish();
      expect(decodedMessage(blob, FIELDS)).toEqual({ Other: {} });
    }
  });
});
