import { readFile, rename } from 'node:fs/promises';
import { codeOf, writeError, writeFileAtomically } from './atomic-file.ts';

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

export function jsonFile(path: string, { mode = 0o644, onUnreadable, nowMs }: JsonFileOptions): JsonFile {
  let lastWrite: Promise<void> = Promise.resolve();

  async function read(): Promise<JsonObject | undefined> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error: unknown) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw writeError(error, path);
    }
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
      const write = lastWrite.then(async () => {
        const text = JSON.stringify({ ...(await read()), ...patch }, null, 2);
        await writeFileAtomically(path, `${text}\n`, mode);
      });
      // The caller hears of a failure; the next write starts afresh.
      lastWrite = write.catch(() => undefined);
      return write;
    },
  };
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
