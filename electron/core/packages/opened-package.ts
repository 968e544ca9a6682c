import type { PackageInfo, PackageVariant } from '#shared/contract/packages.ts';
import { AppError, isAppError } from '#shared/errors/app-error.ts';
import type { Env } from '../env.ts';
import { numbersOf } from '../storage/collection-numbers.ts';
import { getCol } from '../storage/col-storage.ts';
import type { ReadDb } from '../storage/connection.ts';
import { openReadOnlyDb } from '../storage/connection.ts';
import { adoptAnkiFile } from '../storage/exchange/adopt-anki-file.ts';
import { value } from '../storage/statement.ts';
import { damaged, PackageArchive } from './package-archive.ts';
import { COLLECTION_ENTRIES, packageFiles, type PackageFile, packageKind, packageVariant } from './package-format.ts';

/** Honest collections pack to a tenth or so; a file of nothing else than zeros to a ten-thousandth. */
const MOST_TIMES_LARGER = 250;
const ALWAYS_ALLOWED_BYTES = 64 << 20;

export interface UnpackOptions {
  readonly env: Env;
  readonly signal: AbortSignal;
  readonly onStage?: (stage: 'unpacking' | 'checking') => void;
  /** It is only read from, and thrown away. */
  readonly isPassing: boolean;
}

/** A package file, with its lists read. To be closed. */
export class OpenedPackage {
  readonly archive: PackageArchive;
  readonly variant: PackageVariant;
  readonly files: readonly PackageFile[];

  private constructor(archive: PackageArchive) {
    this.archive = archive;
    this.variant = packageVariant(archive);
    this.files = packageFiles(archive, this.variant);
  }

  static async open(path: string): Promise<OpenedPackage> {
    const archive = await PackageArchive.open(path);
    try {
      return new OpenedPackage(archive);
    } catch (error: unknown) {
      archive.close();
      throw error;
    }
  }

  close(): void {
    this.archive.close();
  }

  /** Files in it are packed once more. */
  get zstd(): boolean {
    return this.variant === 'latest';
  }

  /** What a file says that it holds. */
  bytesOf({ entry, sizeBytes }: PackageFile): number {
    return sizeBytes ?? this.archive.bytesOf(entry) ?? 0;
  }

  /** As much as may come out of a file: what is said of it, unless that can't be true. */
  mostBytesOf(file: PackageFile): number {
    const packedBytes = this.archive.packedBytesOf(file.entry);
    const mostBytes = Math.max(ALWAYS_ALLOWED_BYTES, packedBytes * MOST_TIMES_LARGER);
    const saidBytes = this.bytesOf(file);
    // Sizes beyond 32 bits are written as 0 in the newer lists.
    return saidBytes === 0 && packedBytes > 0 ? mostBytes : Math.min(saidBytes, mostBytes);
  }

  /** Throws `package.tooLarge` when files say that they are far larger than what the archive could hold. */
  refuseHuge(files: readonly PackageFile[]): void {
    const bytes = files.reduce((sum, file) => sum + this.bytesOf(file), 0);
    const mostBytes = Math.max(4 * ALWAYS_ALLOWED_BYTES, this.archive.fileBytes * MOST_TIMES_LARGER);
    if (bytes > mostBytes) throw new AppError('package.tooLarge', { what: 'media files' });
  }

  /** Writes its collection to `target`, as one of ours, checked. Throws `package.damaged` for one that can't be read. */
  async unpackCollection(target: string, { env, signal, onStage, isPassing }: UnpackOptions): Promise<void> {
    const entry = COLLECTION_ENTRIES[this.variant];
    onStage?.('unpacking');
    const mostBytes = Math.max(ALWAYS_ALLOWED_BYTES, this.archive.packedBytesOf(entry) * MOST_TIMES_LARGER);
    await this.archive.extract(entry, target, { zstd: this.zstd, mostBytes, signal });
    onStage?.('checking');
    try {
      adoptAnkiFile(target, { env, isPassing });
    } catch (cause: unknown) {
      if (!isAppError(cause, 'file.notACollection')) throw cause;
      throw damaged(`the collection: ${cause.details.reason}`, cause);
    }
  }
}

const COUNTS = {
  notetypes: 'SELECT count(*) FROM notetypes',
  deckConfigs: 'SELECT count(*) FROM deck_configs WHERE id != 1',
  studied: 'SELECT EXISTS (SELECT 1 FROM cards WHERE type != 0 OR queue NOT IN (0, -1) OR reps != 0)',
  lastReview: 'SELECT max(id) FROM revlog',
} as const;

/** What is told of a package. `collection`: the path of its collection, unpacked. */
export function infoOf(opened: OpenedPackage, path: string, collection: { path: string; bytes: number }): PackageInfo {
  const db: ReadDb & { close(): void } = openReadOnlyDb(collection.path);
  try {
    const { notes, cards, reviews, decks } = numbersOf(db);
    const count = (sql: string): number => value<number>(db, sql) ?? 0;
    const deckConfigs = count(COUNTS.deckConfigs);
    return {
      kind: packageKind(path),
      variant: opened.variant,
      fileBytes: opened.archive.fileBytes,
      collectionBytes: collection.bytes,
      mediaBytes: opened.files.reduce((sum, file) => sum + opened.bytesOf(file), 0),
      counts: {
        ...{ notes, cards, reviews, decks, deckConfigs },
        notetypes: count(COUNTS.notetypes),
        media: opened.files.length,
      },
      hasScheduling: reviews > 0 || count(COUNTS.studied) === 1,
      hasDeckConfigs: deckConfigs > 0,
      modifiedMs: getCol(db).modMs,
      lastReviewMs: value<number | null>(db, COUNTS.lastReview) ?? null,
    };
  } finally {
    db.close();
  }
}
