import type { MediaLogLine, MediaOutcome, MediaProgress } from '#shared/contract/media.ts';
import type { Formatter } from '#shared/i18n/format.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import { causeSentence } from '#renderer/i18n/error-words.ts';

/** What is still to be moved, once that is known. */
export function filesToGo({ waiting }: MediaProgress): number | undefined {
  return waiting === null ? undefined : waiting.up + waiting.down;
}

/** How far along a media sync is, from 0 to 1, as files count; undefined: can't be told yet. */
export function shareDone({ counts: { added, removed }, waiting }: MediaProgress): number | undefined {
  if (waiting === null) return undefined;
  const done = added.up + added.down + removed.up + removed.down;
  const all = done + waiting.up + waiting.down;
  return all === 0 ? undefined : done / all;
}

/** What a media sync moved is said in lines of its own, before the plain line of its end. */
export function logLines(lines: readonly MediaLogLine[]): readonly MediaLogLine[] {
  return lines.flatMap((line) => {
    const { kind, counts, atMs } = line;
    if (counts === undefined || (kind !== 'complete' && kind !== 'repeat')) return [line];
    const moved = (['added', 'removed'] as const).filter((what) => counts[what].up + counts[what].down > 0);
    return [...moved.map((what) => ({ atMs, kind: what, counts })), line];
  });
}

/** One line of the media log, without its time. */
export function logLineText(line: MediaLogLine, translator: Translator, format: Formatter): string {
  const { text } = translator;
  const file = line.fileName ?? '';
  switch (line.kind) {
    case 'added':
    case 'removed': {
      const { up, down } = line.counts?.[line.kind] ?? { up: 0, down: 0 };
      return text(`media-log-${line.kind}`, { up: format.number(up), down: format.number(down) });
    }
    case 'kept':
      return text('media-log-kept', { file, keptAs: line.keptAs ?? '' });
    case 'skipped':
      return text('media-log-skipped', { file, reason: text(`media-reason-${line.reason ?? 'unreadable'}`) });
    case 'lost':
      return text('media-log-lost', { count: line.fileCount ?? 0 });
    case 'failed':
      return text('media-log-failed', { cause: failureText(line, translator) });
    case 'started':
    case 'aborted':
    case 'repeat':
    case 'complete':
      return text(`media-log-${line.kind}`);
  }
}

function failureText({ error }: MediaLogLine, translator: Translator): string {
  const host = error?.details['host'];
  return causeSentence(error?.code ?? 'internal', typeof host === 'string' ? host : '', translator);
}

/** The one line that says how a media sync went which nobody watched; undefined: nothing worth a word. */
export function outcomeText(
  { kind, counts, skipped }: MediaOutcome,
  { text }: Translator,
  { number }: Formatter,
): string | undefined {
  if (kind === 'repeat') return text('media-repeat-title');
  if (kind !== 'synced') return undefined;
  const up = counts.added.up + counts.removed.up;
  const down = counts.added.down + counts.removed.down;
  if (up + down > 0) return text('media-toast-done', { up: number(up), down: number(down) });
  return skipped.length > 0 ? text('media-toast-skipped', { count: skipped.length }) : undefined;
}
