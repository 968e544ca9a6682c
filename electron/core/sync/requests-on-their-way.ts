import { setImmediate as nextTurn } from 'node:timers/promises';

/** Before work that takes longer than a turn: undici looks at an idle connection for one before it uses it again. */
export async function requestsOnTheirWay(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
