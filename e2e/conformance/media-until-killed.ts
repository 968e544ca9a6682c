/*
 * One media sync of a real Ebb in a process of its own, which stops for good at a named point so that a test can kill
 * it there: `before METHOD` and `after METHOD` of a request (`before METHOD 3`: of the third), `synced`.
 * Usage: node media-until-killed.ts PROFILE_FOLDER SERVER_URL USER POINT
 */
import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { mediaEbb } from './media-ebb.ts';

const [folder = '', url = '', user = '', wanted = ''] = process.argv.slice(2);

/** Says where it is; at the wanted point nothing more happens in this thread. */
function reach(point: string): void {
  writeSync(1, `${point}\n`);
  if (point === wanted) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** undici tells of its requests in passing: so the real client runs, and nothing of it is replaced. */
function onRequests(channel: string, when: string): void {
  const counts = new Map<string, number>();
  subscribe(channel, (message) => {
    const { path } = (message as { readonly request: { readonly path: string } }).request;
    const method = path.replace(/^.*\//u, '');
    const count = (counts.get(method) ?? 0) + 1;
    counts.set(method, count);
    reach(count === 1 ? `${when} ${method}` : `${when} ${method} ${count}`);
  });
}
onRequests('undici:request:create', 'before');
onRequests('undici:request:trailers', 'after');

const ebb = mediaEbb(folder);
await ebb.login(url, user);
reach('ready');
await ebb.sync();
reach('synced');
await ebb.close();
reach('closed');
