import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRowReplaced, isSentObjectReplaced, type IsPending, pendingOnClient } from './merge-rules.ts';

const runs = Number(process.env['EBB_DEPTH'] ?? 1) * 200;

/** On a server; `minUsn` is the first number that the client has not seen yet. */
const pendingOnServer =
  (minUsn: number): IsPending =>
  (usn) =>
    usn >= minUsn;

describe('a row that the receiver', () => {
  it('does not have is taken', () => {
    expect(isRowReplaced(undefined, 1, pendingOnClient)).toBe(true);
  });

  it('did not change is replaced, by something older too', () => {
    expect(isRowReplaced({ mod: 9, usn: 3 }, 1, pendingOnClient)).toBe(true);
    expect(isRowReplaced({ mod: 9, usn: 3 }, 1, pendingOnServer(4))).toBe(true);
  });

  it('changed is replaced only by something later, and on a client by what the server has of the same second', () => {
    const onClient = (mod: number): boolean => isRowReplaced({ mod: 9, usn: -1 }, mod, pendingOnClient);
    expect([8, 9, 10].map(onClient)).toEqual([false, true, true]);
    const onServer = (mod: number): boolean => isRowReplaced({ mod: 9, usn: 4 }, mod, pendingOnServer(4));
    expect([8, 9, 10].map(onServer)).toEqual([false, false, true]);
  });
});

describe('an object', () => {
  it('that the client has sent in the same merge stays, unless the server’s is later', () => {
    expect([8, 9, 10].map((incoming) => isSentObjectReplaced(9, incoming))).toEqual([false, false, true]);
  });
});

interface Row {
  readonly mod: number;
  readonly usn: number;
  readonly text: string;
}
type Side = Map<number, Row>;

/** The protocol in small: a server and clients that only have rows. */
class Model {
  readonly server: Side = new Map();
  readonly clients: { readonly rows: Side; usn: number }[];
  serverUsn = 0;
  #moment = 0;
  #edits = 0;

  constructor(clients: number) {
    this.clients = Array.from({ length: clients }, () => ({ rows: new Map(), usn: 0 }));
  }

  edit(client: number, id: number, { sameSecond = false } = {}): void {
    if (!sameSecond) this.#moment += 1;
    this.#edits += 1;
    this.clients[client]?.rows.set(id, { mod: this.#moment, usn: -1, text: `${client}@${this.#edits}` });
  }

  sync(index: number): void {
    const client = this.clients[index];
    if (client === undefined) return;
    const minUsn = client.usn;
    for (const [id, row] of this.server) {
      if (row.usn < minUsn || !isRowReplaced(client.rows.get(id), row.mod, pendingOnClient)) continue;
      client.rows.set(id, row);
    }
    for (const [id, row] of client.rows) {
      if (row.usn !== -1) continue;
      const sent = { ...row, usn: this.serverUsn };
      client.rows.set(id, sent);
      if (isRowReplaced(this.server.get(id), sent.mod, pendingOnServer(minUsn))) this.server.set(id, sent);
    }
    this.serverUsn += 1;
    client.usn = this.serverUsn;
  }
}

describe('any number of clients in any order', () => {
  it('end with the same rows when many are written in one second, too', () => {
    const id = fc.option(fc.nat(3), { nil: undefined });
    const step = fc.record({ client: fc.nat(2), id, sameSecond: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const model = new Model(3);
        for (const { client, id: edited, sameSecond } of steps) {
          if (edited === undefined) model.sync(client);
          else model.edit(client, edited, { sameSecond });
        }
        for (const client of [0, 1, 2, 0, 1, 2]) model.sync(client);
        const texts = (side: Side): string[] => [...side].map(([row, { text }]) => `${row} ${text}`).sort();
        for (const { rows } of model.clients) expect(texts(rows)).toEqual(texts(model.server));
      }),
      { numRuns: runs },
    );
  });

  it('end with the same rows, each the last that was written', () => {
    const step = fc.oneof(
      fc.record({ client: fc.nat(2), id: fc.nat(3) }),
      fc.record({ client: fc.nat(2), id: fc.constant(undefined) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const model = new Model(3);
        const last = new Map<number, string>();
        for (const { client, id } of steps) {
          if (id === undefined) model.sync(client);
          else {
            model.edit(client, id);
            last.set(id, model.clients[client]?.rows.get(id)?.text ?? '');
          }
        }
        for (const client of [0, 1, 2, 0, 1, 2]) model.sync(client);
        const texts = (side: Side): [number, string][] =>
          [...side].map(([id, { text }]): [number, string] => [id, text]).sort(([a], [b]) => a - b);
        const expected = [...last].sort(([a], [b]) => a - b);
        for (const side of [model.server, ...model.clients.map(({ rows }) => rows)])
          expect(texts(side)).toEqual(expected);
      }),
      { numRuns: runs },
    );
  });
});
