import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '#host/atomic-file.ts';

/** The browser's number for "never". */
const never = 2;

/**
 * Tells the browser that our window runs in not to connect ahead. It otherwise connects to wherever a frame wishes to
 * go before it looks whether it may, so a card could tell something by the names of the hosts that are looked up.
 */
export function prepareBrowserProfile(folder: string): void {
  const file = join(folder, 'Default', 'Preferences');
  const preferences = readPreferences(file);
  const net = isObject(preferences['net']) ? preferences['net'] : {};
  if (net['network_prediction_options'] === never) return;
  mkdirSync(join(folder, 'Default'), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...preferences, net: { ...net, network_prediction_options: never } }));
}

function readPreferences(file: string): Readonly<Record<string, unknown>> {
  try {
    const preferences: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isObject(preferences) ? preferences : {};
  } catch (error: unknown) {
    // Not there yet, or broken: the browser would begin anew too.
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return {};
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
