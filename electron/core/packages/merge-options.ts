import { type MergeOptions, UpdateRule } from '#shared/contract/packages.ts';
import { findConfig, setConfig } from '../storage/config-storage.ts';
import type { ReadDb, WriteDb } from '../storage/connection.ts';

/** The names under which official keeps them. */
const RULES = { ifNewer: 'IfNewer', always: 'Always', never: 'Never' } as const satisfies Record<UpdateRule, string>;
const SWITCHES = ['mergeNotetypes', 'withScheduling', 'withDeckConfigs'] as const;
const RULED = ['updateNotes', 'updateNotetypes'] as const;

/** What was chosen the last time, here or on another device. */
export function rememberedOptions(db: ReadDb): MergeOptions {
  const isOn = (key: string): boolean => findConfig(db, key) === true;
  const rule = (key: string): UpdateRule => {
    const kept = findConfig(db, key);
    return UpdateRule.options.find((name) => RULES[name] === kept) ?? 'ifNewer';
  };
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
  for (const key of RULED) setConfig(db, key, RULES[options[key]], stamp);
}
