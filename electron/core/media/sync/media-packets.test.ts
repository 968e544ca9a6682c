import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { type OutgoingFile, filesOfPacket, uploadPacket } from './media-packets.ts';
import { zipEntries, zipParts } from './zip-packet.ts';

const LIMITS = { maxEntries: 26, maxEntryBytes: 1 << 20 };
const runs = { numRuns: 100 * Number(process.env['EBB_DEPTH'] ?? 1) };

/** A packet as servers send it. */
function downloadPacket(files: Readonly<Record<string, Buffer | string>>, names?: unknown): Buffer {
  const entries = Object.values(files).map((data, at) => ({ name: String(at), data: Buffer.from(data) }));
  const meta = names ?? Object.fromEntries(Object.keys(files).map((name, at) => [String(at), name]));
  return Buffer.concat(zipParts([...entries, { name: '_meta', data: Buffer.from(JSON.stringify(meta)) }]));
}

function entriesByYauzl(zip: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, Buffer>();
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error !== null) return reject(error);
      file.on('entry', (entry: yauzl.Entry) => {
        file.openReadStream(entry, (problem, stream) => {
          if (problem !== null) return reject(problem);
          const parts: Buffer[] = [];
          stream
            .on('data', (part: Buffer) => parts.push(part))
            .on('end', () => {
              found.set(entry.fileName, Buffer.concat(parts));
              file.readEntry();
            });
        });
      });
      file.on('end', () => resolve(found)).on('error', reject);
      file.readEntry();
    });
  });
}

describe('a packet for the server', () => {
  const files: OutgoingFile[] = [
    { fileName: 'ä.jpg', data: Buffer.from('picture') },
    { fileName: 'gone.jpg', data: null },
    { fileName: 'b.mp3', data: Buffer.from('sound') },
  ];

  it('numbers files by their place, and says which were removed', async () => {
    const entries = await entriesByYauzl(Buffer.concat(uploadPacket(files)));
    expect([...entries.keys()]).toEqual(['0', '2', '_meta']);
    expect(JSON.parse(String(entries.get('_meta')))).toEqual([
      ['ä.jpg', '0'],
      ['gone.jpg', null],
      ['b.mp3', '2'],
    ]);
    expect(String(entries.get('2'))).toBe('sound');
  });
});

describe('a zip that was written', () => {
  it('is read as it was, whatever the contents', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 26 }), (contents) => {
        const written = contents.map((data, at) => ({ name: String(at), data }));
        const read = zipEntries(Buffer.concat(zipParts(written)), LIMITS);
        expect([...read].map(([name, data]) => [name, [...data]])).toEqual(
          written.map(({ name, data }) => [name, [...data]]),
        );
      }),
      runs,
    );
  });

  it('with any byte changed is refused or gives the same contents', () => {
    const zip = downloadPacket({ 'a.txt': 'first content', 'b.txt': 'second content' });
    const asked = new Set(['a.txt', 'b.txt']);
    const before = filesOfPacket(zip, asked).map(({ data }) => String(data));
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(zip);
        changed[at] = (changed[at] ?? 0) ^ flip;
        let after: string[];
        try {
          after = filesOfPacket(changed, asked).map(({ data }) => String(data));
        } catch (error) {
          expect(error).toMatchObject({ code: 'sync.badData' });
          return;
        }
        for (const content of after) expect(before).toContain(content);
      }),
      { numRuns: 1000 * Number(process.env['EBB_DEPTH'] ?? 1) },
    );
  });

  it('cut anywhere is refused', () => {
    const zip = downloadPacket({ 'a.txt': 'first content' });
    for (let end = 0; end < zip.length; end += 1) {
      expect(() => filesOfPacket(zip.subarray(0, end), new Set(['a.txt']))).toThrow(
        expect.objectContaining({ code: 'sync.badData' }),
      );
    }
  });
});

describe('a packet from the server', () => {
  const bad = (zip: Buffer, ...asked: string[]): void => {
    expect(() => filesOfPacket(zip, new Set(asked))).toThrow(expect.objectContaining({ code: 'sync.badData' }));
  };

  it('gives the files by the names that were asked for', () => {
    const zip = downloadPacket({ 'a.txt': 'one', constructor: 'two' });
    const files = filesOfPacket(zip, new Set(['a.txt', 'constructor', 'not sent.txt']));
    expect(files.map(({ fileName, data }) => [fileName, String(data)])).toEqual([
      ['a.txt', 'one'],
      ['constructor', 'two'],
    ]);
  });

  it('with a name that nobody asked for is refused, be it a path or not', () => {
    bad(downloadPacket({ 'other.txt': 'x' }), 'a.txt');
    bad(downloadPacket({ '../../a.txt': 'x' }), 'a.txt');
  });

  it('that names a file twice, or not at all, is refused', () => {
    bad(downloadPacket({ a: 'x', b: 'y' }, { 0: 'a.txt', 1: 'a.txt' }), 'a.txt');
    bad(downloadPacket({ a: 'x' }, {}), 'a.txt');
    bad(downloadPacket({ a: 'x' }, { 0: ['a.txt'] }), 'a.txt');
    bad(Buffer.concat(zipParts([{ name: '0', data: Buffer.from('x') }])), 'a.txt');
  });

  it('with an empty file is refused', () => {
    bad(downloadPacket({ 'a.txt': '' }), 'a.txt');
  });

  it('with more files than a packet has is refused', () => {
    const names = Array.from({ length: 26 }, (_, at) => `${at}.txt`);
    bad(downloadPacket(Object.fromEntries(names.map((name) => [name, 'x']))), ...names);
  });

  it('whose compressed file would be larger than it says is refused before it is large', () => {
    const zip = downloadPacket({ 'a.txt': deflateRawSync(Buffer.alloc(10_000_000)) });
    // Deflated, of a size that it does not have: in both headers.
    for (const [signature, method] of [
      [0x04034b50, 8],
      [0x02014b50, 10],
    ] as const) {
      for (let at = 0; at + 4 <= zip.length; at += 1) {
        if (zip.readUInt32LE(at) === signature) zip.writeUInt16LE(8, at + method);
      }
    }
    bad(zip, 'a.txt');
  });
});
