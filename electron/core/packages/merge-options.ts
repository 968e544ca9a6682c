import type { MergeOptions, UpdateRule } from '#shared/contract/packages.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';

/** As official keeps them: a rule is its place in this list. */
const RULES: readonly UpdateRule[] = ['ifNewer', 'always', 'never'];
const SWITCHES = ['mergeNotetypes', 'withScheduling', 'withDeckConfigs'] as const;
const RULED = ['updateNotes', 'updateNotetypes'] as const;

/** What was chosen the last time, here or on another device. */
export function rememberedOptions(db: ReadDb): MergeOptions {
  const isOn = (key: string): boolean => findConfig(db, key) === true;
  const rule = (key: string): UpdateRule => RULES[Number(findConfig(db, key) ?? 0)] ?? 'ifNewer';
  return {
    withScheduling: isOn('withScheduling'),
    withDeckConfigs: isOn('withDeckConfigs'),
    mergeNotetypes: isOn('mergeNotetypes'),
    updateNotes: rule('updateNotes'),
    updateNotetypes: rule('updateNotetypes'),
  };
}

/** Inside a transaction. */
export function rememberOptions(db: WriteDb, options: MergeOptions, nowSecs: number): void {
  const stamp = { mtimeSecs: nowSecs, usn: -1 };
  for (const key of SWITCHES) setConfig(db, key, options[key], stamp);
  for (const key of RULED) setConfig(db, key, RULES.indexOf(options[key]), stamp);
}
