import type { PlainMessageId } from '#shared/i18n/translate.ts';
import type { Choice, Direction } from '#renderer/state/sync-flow.ts';

export interface ChoiceRules {
  readonly title: PlainMessageId;
  readonly text: PlainMessageId;
  /** What each way would cost, and what is safe. */
  readonly consequences: readonly PlainMessageId[];
  /** Where data could be lost, the default is to change nothing. */
  readonly defaultAction: Direction | 'cancel';
  readonly offered: readonly Direction[];
}

/** Words, buttons and default of the one-way dialog, from why it is asked and what is allowed. */
export function choiceRules({ reason, canUpload, canDownload, local }: Choice): ChoiceRules {
  // Both may be without cards: who has never synced is asked all the same.
  const words = reason === 'firstSync' && local.empty ? 'bothEmpty' : reason;
  const title = `choice-${words}-title` as const;
  const text = `choice-${words}-text` as const;
  switch (reason) {
    case 'localEmpty':
      return { title, text, consequences: ['choice-saved'], defaultAction: 'download', offered: ['download'] };
    case 'serverEmpty':
      return {
        title,
        text,
        consequences: ['choice-upload-loses-nothing'],
        defaultAction: 'upload',
        offered: ['upload'],
      };
    case 'serverEmptyAgain':
      return {
        title,
        text,
        consequences: ['choice-upload-loses-nothing', 'choice-cancel-safe'],
        defaultAction: 'cancel',
        offered: ['upload'],
      };
    case 'firstSync':
    case 'serverRestored':
    case 'conflict':
    case 'forced': {
      const offered: Direction[] = [];
      const consequences: PlainMessageId[] = [];
      if (canUpload) {
        offered.push('upload');
        consequences.push('choice-upload-loses');
      }
      if (canDownload) {
        offered.push('download');
        consequences.push(downloadLoses(reason, local.lastSyncMs !== null));
      }
      return { title, text, consequences: [...consequences, 'choice-after'], defaultAction: 'cancel', offered };
    }
  }
}

function downloadLoses(reason: Choice['reason'], syncedBefore: boolean): PlainMessageId {
  if (reason === 'serverRestored') return 'choice-download-loses-newer';
  return reason === 'firstSync' || !syncedBefore ? 'choice-download-loses-all' : 'choice-download-loses';
}
