/*
 * One sync of a real Ebb in a process of its own, which stops for good at a named point so that a test can kill it
 * there: `before METHOD` and `after METHOD` of each request, `storing` between the answer to finish and our commit,
 * `merged`.
 * Usage: node merge-until-killed.ts FOLDER SERVER_URL USER POINT
 */
import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { systemClock } from '#core/collection/system-clock.ts';
import { ebbClient } from './sync-ebb.ts';

const [folder = '', url = '', user = '', wanted = ''] = process.argv.slice(2);

/** Says where it is; at the wanted point nothing more happens in this process, not even in its other threads' callbacks. */
function reach(point: string): void {
  writeSync(1, `${point}\n`);
  if (point === wanted) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** undici tells of its requests in passing: so the real client runs, and nothing of it is replaced. */
function onRequests(channel: string, when: string): void {
  subscribe(channel, (message) => {
    const { path } = (message as { readonly request: { readonly path: string } }).request;
    const method = path.replace(/^.*\//u, '');
    finishAnswered ||= when === 'after' && method === 'finish';
    reach(`${when} ${method}`);
  });
}
let finishAnswered = false;
onRequests('undici:request:create', 'before');
onRequests('undici:request:trailers', 'after');

const system = systemClock({});
const ebb = ebbClient(folder, {
  clock: {
    ...system,
    // The time is asked for to be stored with what the answer to finish said, in the transaction still.
    nowMs: () => {
      if (finishAnswered && ebb.collection().db.inTransaction) reach('storing');
      return system.nowMs();
    },
  },
});
await ebb.login(url, user);
reach('ready');
const { kind } = await ebb.start();
reach(kind);
await ebb.close();
reach('closed');
