import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, test } from 'vitest';
import { deckConfigObject, deckObject, fieldObject, notetypeObject, templateObject } from './schema-18-objects.ts';

const NONE = new Uint8Array();
const ROW = { id: 5, name: 'a\u001fb', mtime: 7, usn: -1 };

function blob(number: number, type: WireType, write: (writer: BinaryWriter) => BinaryWriter): Uint8Array {
  return write(new BinaryWriter().tag(number, type)).finish();
}

function nested(number: number, inner: Uint8Array): Uint8Array {
  return blob(number, WireType.LengthDelimited, (writer) => writer.bytes(inner));
}

describe('objects from blobs', () => {
  test('every initial ease comes out with all its digits, though 32 bits had lost some', () => {
    for (let factor = 1310; factor <= 5000; factor++) {
      const config = blob(11, WireType.Bit32, (writer) => writer.float(factor / 1000));
      expect(deckConfigObject(ROW, config)['new']).toMatchObject({ initialFactor: factor });
    }
    const between = blob(11, WireType.Bit32, (writer) => writer.float(2.3457));
    expect(deckConfigObject(ROW, between)['new']).toMatchObject({ initialFactor: 2345 });
  });

  test('so does every percentage', () => {
    for (let percent = 1; percent <= 100; percent++) {
      const kind = nested(
        1,
        blob(10, WireType.Bit32, (writer) => writer.float(percent / 100)),
      );
      expect(deckObject(ROW, NONE, kind)).toMatchObject({ desiredRetention: percent });
    }
  });

  test('what is absent has its default, or is null where that is something else', () => {
    expect(deckObject(ROW, NONE, nested(1, NONE))).toMatchObject({
      name: 'a::b',
      dyn: 0,
      collapsed: false,
      newLimit: null,
      newLimitToday: null,
      desiredRetention: null,
      newToday: [0, 0],
    });
    expect(deckObject(ROW, NONE, nested(2, NONE))).toMatchObject({ dyn: 1, terms: [], delays: null, separate: true });
    expect(deckConfigObject(ROW, NONE)).toMatchObject({ autoplay: true, replayq: true, new: { order: 1, perDay: 0 } });
    expect(notetypeObject(ROW, NONE, [], [])).not.toHaveProperty('originalStockKind');
    expect(fieldObject('F', 0, NONE)).toMatchObject({ id: null, tag: null, sticky: false });
    expect(templateObject('T', 0, NONE)).toMatchObject({ id: null, did: null });
  });

  test('unknown keys come behind the known ones and never in their place', () => {
    const other = nested(255, new TextEncoder().encode('{"conf":9,"collapsed":true,"mine":1}'));
    expect(deckObject(ROW, other, nested(1, NONE))).toMatchObject({ conf: 0, collapsed: false, mine: 1 });
    const blocks = nested(255, new TextEncoder().encode('{"new":{"perDay":9,"mine":1},"rev":[],"top":2,"maxTaken":3}'));
    const config = deckConfigObject(ROW, blocks);
    expect(config).toMatchObject({ new: { perDay: 0, mine: 1 }, maxTaken: 0, top: 2 });
    expect(config['rev']).not.toBeInstanceOf(Array);
  });
});
