import { rename } from 'node:fs/promises';
import { writeError, writeFileAtomically } from './atomic-file.ts';
import { readIfThere } from './read-if-there.ts';

/** A settings file of the program. Keys it doesn't know (a newer version's) are kept. */
export interface JsonFile {
  /** Its object, or undefined when there is no such file. */
  read(): Promise<JsonObject | undefined>;
  /** Replaces the given keys. Resolves when the text is on the disk. */
  merge(patch: JsonObject): Promise<void>;
}
export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonFileOptions {
  readonly mode?: number;
  /** Told the name under which an unreadable file was put aside. */
  readonly onUnreadable: (keptAs: string) => void;
  readonly nowMs: () => number;
}

/** Of each path: two that have the same file open may not write over what the other one merged. */
const lastWrites = new Map<string, Promise<void>>();

export function jsonFile(path: string, { mode = 0o644, onUnreadable, nowMs }: JsonFileOptions): JsonFile {
  async function read(): Promise<JsonObject | undefined> {
    const text = await readIfThere(path).catch((error: unknown) => {
      throw writeError(error, path);
    });
    if (text === null) return undefined;
    const value = parsed(text);
    if (value !== undefined) return value;
    // Somebody may still want what is in it, so that it is never simply written over.
    const keptAs = `${path}.unreadable-${nowMs()}`;
    await rename(path, keptAs);
    onUnreadable(keptAs);
    return undefined;
  }

  return {
    read,
    merge(patch) {
      const write = (lastWrites.get(path) ?? Promise.resolve()).then(async () => {
        const text = JSON.stringify({ ...(await read()), ...patch }, null, 2);
        await writeFileAtomically(path, `${text}\n`, mode);
      });
      // The caller hears of a failure; the next write starts afresh.
      lastWrites.set(
        path,
        write.catch(() => undefined),
      );
      return write;
    },
  };
}

/** A settings file that is only looked at: one that can't be understood says nothing, and stays. */
export async function settingsIn(path: string): Promise<JsonObject | undefined> {
  const text = await readIfThere(path);
  return text === null ? undefined : parsed(text);
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
