import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportOptions } from '#shared/contract/packages.ts';
import type { WriteDb } from '../../storage/connection.ts';
import { listNotetypes } from '../../storage/notetype-storage.ts';
import { callContext } from '../../testing/call-context.ts';
import { makeProfile } from '../../testing/make-collection.ts';
import { DeckId, NotetypeId } from '#shared/contract/ids.ts';
import { ZipWriter } from '../export/zip-writer.ts';
import { packageEngine } from './package-engine.ts';

export const SAMPLE_MEDIA = { 'a.png': 'picture', 'b.mp3': 'sound'.repeat(500), '_c.css': 'p{}' } as const;

/** A package that Ebb writes, with some notes and all of `SAMPLE_MEDIA`. `change`: called before it is written. */
export async function samplePackage(
  options: Partial<Extract<ExportOptions, { kind: 'apkg' }>> = {},
  change: (db: WriteDb) => void = () => undefined,
): Promise<Buffer> {
  const profile = makeProfile();
  const opened = packageEngine(profile);
  try {
    mkdirSync(opened.mediaFolder, { recursive: true });
    for (const [name, content] of Object.entries(SAMPLE_MEDIA)) writeFileSync(join(opened.mediaFolder, name), content);
    const { notes, packages } = opened.engine.handlers;
    const { db } = opened.engine.slot.get();
    const notetypeId = NotetypeId.parse(listNotetypes(db).find(({ name }) => name === 'Basic')?.id);
    for (const front of ['<img src="a.png">', '[sound:b.mp3]', '<img src="_c.css"> plain']) {
      const fields = [front, 'back'];
      await notes.add({ notetypeId, deckId: DeckId.parse(1), fields, tags: ['x::y'] }, callContext());
    }
    change(db);
    const path = join(profile.paths.folder, 'sample.apkg');
    const all = { withScheduling: true, withDeckConfigs: true, withMedia: true, legacy: false, ...options };
    await packages.export({ path, scope: { kind: 'all' }, options: { kind: 'apkg', ...all } }, callContext());
    return readFileSync(path);
  } finally {
    await opened.close();
    profile.remove();
  }
}

/** An archive of these entries, whatever they hold. */
export function archiveOf(path: string, entries: Readonly<Record<string, Uint8Array>>): void {
  const zip = new ZipWriter(path, Date.UTC(2026, 2, 4));
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(name, content);
  zip.finish();
  zip.close();
}
