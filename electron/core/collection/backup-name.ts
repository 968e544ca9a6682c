import { BackupReason } from '#shared/contract/backups.ts';

/** What a backup's file name says. The folder is the only list there is: files can be copied in and out. */
export interface BackupName {
  readonly createdMs: number;
  readonly reason: BackupReason;
  readonly kind: 'own' | 'server';
  readonly cards: number | null;
}

const ENDINGS = { own: 'ebb.zst', server: 'anki2.zst' } as const;
/** Date in UTC, reason, number of cards if known: "2026-11-21-08-45-12-123.automatic.c749.ebb.zst". */
const PATTERN = /^(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d{3})\.([a-zA-Z]+)(?:\.c(\d{1,15}))?\.(ebb|anki2)\.zst$/;

export function backupFileName({ createdMs, reason, kind, cards }: BackupName): string {
  const date = new Date(createdMs).toISOString().slice(0, -1).replace(/[T:.]/g, '-');
  return [date, reason, ...(cards === null ? [] : [`c${cards}`]), ENDINGS[kind]].join('.');
}

/** Undefined for files that are none of ours: those are neither listed nor ever removed. */
export function parsedBackupName(fileName: string): BackupName | undefined {
  const found = PATTERN.exec(fileName);
  if (found === null) return undefined;
  const [year = 0, month = 1, ...time] = found.slice(1, 8).map(Number);
  const createdMs = Date.UTC(year, month - 1, ...time);
  const reason = BackupReason.safeParse(found[8]);
  if (!reason.success || !Number.isFinite(createdMs)) return undefined;
  const cards = found[9] === undefined ? null : Number(found[9]);
  return { createdMs, reason: reason.data, kind: found[10] === 'ebb' ? 'own' : 'server', cards };
}
