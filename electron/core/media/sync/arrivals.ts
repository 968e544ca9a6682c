import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { SkipReason } from '#shared/contract/media.ts';
import { type FileStat, sameStat } from '../file-stat.ts';
import { caseKey, hashedFileName, isSystemFile, normalizedFileName } from '../media-file-names.ts';
import type { MediaFolder, NewFile } from '../media-folder.ts';
import type { MediaRecord } from '../media-store.ts';
import type { ReceivedFile } from './media-packets.ts';
import { isUnreadable } from '../unreadable.ts';
import type { SyncRun } from './sync-run.ts';

/** What is to be done with one file that has come. */
interface Arrival {
  readonly fileName: string;
  readonly data: Buffer;
  readonly sha1: string;
  /** The name that it gets here. */
  readonly target: string;
  /** What is there already. */
  readonly there: FileStat | undefined;
  /** It has this content already. */
  readonly isThere: boolean;
  /** What is there was changed here, and has to stay beside under this name. */
  readonly keep: { readonly as: string; readonly sha1: string } | undefined;
}

/** Puts files that came from the server into the folder. Ours that would be replaced stay, unless the server had them. */
export class Arrivals {
  readonly #run: SyncRun;
  readonly #ignoresCase: boolean;
  /** Names, as this disk takes them, of files that are there but not in the database yet. */
  readonly #unnoted = new Set<string>();

  constructor(run: SyncRun) {
    this.#run = run;
    this.#ignoresCase = run.folder.ignoresCase();
  }

  /** Why the file can't come here, as far as that is known before. */
  faultOf({ fileName, problem }: MediaRecord): SkipReason | undefined {
    const { folder } = this.#run;
    const target = nameHere(fileName);
    if (target === undefined) return 'badName';
    if (problem === 'notAFile' && isNoFile(folder, target)) return 'notAFile';
    return this.#ignoresCase && this.#isTaken(target) ? 'caseClash' : undefined;
  }

  /** By another file that this disk takes for the same. */
  #isTaken(target: string): boolean {
    const named = this.#run.store.listNamedLike(target);
    return named.some(({ fileName, stat }) => fileName !== target && stat !== null);
  }

  async store(files: readonly ReceivedFile[]): Promise<void> {
    this.#run.assertFolder();
    const arrivals: Arrival[] = [];
    for (const file of files) {
      const arrival = await this.#planned(file);
      if (arrival !== undefined) arrivals.push(arrival);
    }
    const kept = await this.#keepOurs(arrivals);
    await this.#put(arrivals.filter(({ keep }) => keep === undefined || kept.has(keep.as)));
  }

  async #planned({ fileName, data }: ReceivedFile): Promise<Arrival | undefined> {
    const { store, folder } = this.#run;
    const record = store.find(fileName);
    // Meanwhile it was heard that the server has removed it, or that ours is the same.
    if (record?.fetch !== true) return undefined;
    const fault = this.faultOf(record);
    const name = nameHere(fileName);
    if (fault !== undefined || name === undefined) return this.#fail(fileName, fault ?? 'badName');
    const sha1 = hash('sha1', data);
    const target = name === fileName ? name : this.#freeName(name, sha1);
    const there = folder.stat(target);
    const common = { fileName, data, sha1, target, there };
    if (there === undefined) return { ...common, isThere: false, keep: undefined };
    try {
      const ours = await this.#contentOf(target, there);
      const isThere = ours.sha1 === sha1;
      const isOurs = !isThere && ours.changed && there.sizeBytes > 0;
      return {
        ...common,
        isThere,
        keep: isOurs ? { as: hashedFileName(target, ours.sha1), sha1: ours.sha1 } : undefined,
      };
    } catch (cause) {
      if (!isUnreadable(cause)) throw cause;
      return this.#fail(fileName, 'unreadable');
    }
  }

  #fail(fileName: string, reason: SkipReason): undefined {
    this.#run.store.setProblem(fileName, reason);
    this.#run.skip(fileName, reason);
  }

  /** For a file whose own name can't be used here: a name that is free, or has the same content. */
  #freeName(name: string, sha1: string): string {
    const { folder, store } = this.#run;
    const isFree = folder.stat(name) === undefined || store.find(name)?.sha1 === sha1;
    return isFree ? name : hashedFileName(name, sha1);
  }

  /** What is there, and whether the server never had it. */
  async #contentOf(fileName: string, stat: FileStat): Promise<{ sha1: string; changed: boolean }> {
    const { store, folder, signal } = this.#run;
    const record = store.find(fileName);
    const isKnown = record?.stat != null && record.settled && sameStat(record.stat, stat);
    if (isKnown && record.sha1 !== null) return { sha1: record.sha1, changed: record.dirty };
    const sha1 = (await folder.hash(fileName, signal))?.sha1 ?? '';
    return { sha1, changed: record === undefined || record.dirty || record.sha1 !== sha1 };
  }

  /** Names under which ours are kept now, or were already. */
  async #keepOurs(arrivals: readonly Arrival[]): Promise<ReadonlySet<string>> {
    const { folder, store, progress, log, onFiles } = this.#run;
    const kept = new Set<string>();
    for (const { target, keep } of arrivals) {
      if (keep === undefined) continue;
      const copy: NewFile = { fileName: keep.as, content: { copyOf: join(folder.path, target) }, onlyIfFree: true };
      const [stat] = await folder.write([copy]);
      const hashed = await folder.hash(keep.as);
      // Changed while it was copied, or something else has that name: what came waits for the next sync.
      if (hashed?.sha1 !== keep.sha1) continue;
      kept.add(keep.as);
      if (stat === undefined) continue;
      store.noteAdded(keep.as, keep.sha1, stat);
      progress.kept.push({ fileName: target, keptAs: keep.as });
      log.add({ kind: 'kept', fileName: target, keptAs: keep.as });
      onFiles([keep.as]);
    }
    return kept;
  }

  async #put(arrivals: readonly Arrival[]): Promise<void> {
    const { folder, store, progress, onFiles, settling } = this.#run;
    const come: { readonly arrival: Arrival; readonly stat: FileStat }[] = [];
    const toWrite = arrivals.filter(({ isThere }) => !isThere);
    const paths = await folder.stage(toWrite.map(({ data }) => data));
    const staged = new Map(toWrite.map((arrival, at) => [arrival, paths[at]]));
    try {
      for (const arrival of arrivals) {
        const stat = await this.#place(arrival, staged.get(arrival));
        if (stat === undefined) continue;
        come.push({ arrival, stat });
        staged.delete(arrival);
      }
    } finally {
      folder.unstage([...staged.values()].filter((path) => path !== undefined));
      // Those before the one that failed are there.
      store.atomically(() => {
        for (const { arrival, stat } of come) this.#note(arrival, stat);
      });
      for (const { arrival } of come) this.#unnoted.delete(caseKey(arrival.target));
      settling.add(come.map(({ arrival }) => arrival.target));
      progress.moved('down', { added: come.length });
      if (come.length > 0) onFiles(come.map(({ arrival }) => arrival.target));
    }
  }

  /** Undefined: somebody put something else there in this moment. The next look finds it. */
  async #place({ fileName, target, there, isThere }: Arrival, staged?: string): Promise<FileStat | undefined> {
    const { folder } = this.#run;
    if (isThere || staged === undefined) return there;
    if (this.#ignoresCase) {
      // Two of them may have come at the same time.
      if (this.#unnoted.has(caseKey(target)) || this.#isTaken(target)) return this.#fail(fileName, 'caseClash');
      this.#unnoted.add(caseKey(target));
    }
    try {
      const stat = await folder.place(staged, target, there);
      // The old name goes from the server when this one has come there, so this one must be safe.
      if (stat !== undefined && target !== fileName) await folder.settle([target]);
      if (stat === undefined && isNoFile(folder, target)) this.#fail(fileName, 'notAFile');
      return stat;
    } catch (cause) {
      if (!isUnreadable(cause)) throw cause;
      return this.#fail(fileName, 'unreadable');
    }
  }

  #note({ fileName, target, sha1 }: Arrival, stat: FileStat): void {
    const { store } = this.#run;
    if (target === fileName) return store.noteDownloaded(fileName, sha1, stat);
    store.noteAdded(target, sha1, stat);
    this.#noteRenamed(fileName);
  }

  /** It goes up under the name that it has here now, and the one that no system should have goes. */
  #noteRenamed(fileName: string): void {
    const { store } = this.#run;
    const record = store.find(fileName);
    if (record !== undefined) store.put({ ...record, fetch: false, dirty: true, problem: null });
  }
}

/** A folder or a link has this name. */
function isNoFile(folder: MediaFolder, fileName: string): boolean {
  return folder.has(fileName) && folder.stat(fileName) === undefined;
}

/** The name that a file of the server's gets here; undefined: none can be given to it. */
function nameHere(fileName: string): string | undefined {
  const name = normalizedFileName(fileName);
  return name === '' || isSystemFile(name) ? undefined : name;
}
