import type { NotetypeId } from '#shared/contract/ids.ts';
import { refusesNotetype } from '#shared/domain/notetype-fault.ts';
import { useSettled } from '#renderer/components/use-settled.ts';
import type { MethodOutput } from '#renderer/rpc/method-name.ts';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';
import { changeOf, draftOf, type NotetypeDraft, type StoredNotetype } from './notetype-draft.ts';

export type TemplateFault = MethodOutput<'notetypes.preview'>['faults'][number];

export interface CheckedTemplates {
  readonly faults: readonly { readonly fault: TemplateFault; readonly wasThere: boolean }[];
  /** Those that keep the note type from being stored. */
  readonly refusing: readonly TemplateFault[];
  readonly cardsAdded: number;
}

const SETTLES_AFTER_MS = 300;

/** What is wrong with the templates as they are now, and what storing them would add. */
export function useTemplateFaults(
  notetypeId: NotetypeId,
  draft: NotetypeDraft,
  stored: StoredNotetype,
): CheckedTemplates {
  const settled = useSettled(draft, SETTLES_AFTER_MS);
  const isNamed = settled.templates.every(({ name }) => name.trim() !== '');
  const now = useServerQuery(
    'notetypes.preview',
    { notetypeId, notetype: changeOf(settled) },
    { enabled: isNamed },
  ).data;
  const before = useServerQuery('notetypes.preview', { notetypeId, notetype: changeOf(draftOf(stored)) }).data;
  if (now === undefined || before === undefined) return { faults: [], refusing: [], cardsAdded: 0 };
  const known = new Set(before.faults.map((fault) => keyOf(fault, fault.templateOrd)));
  const faults = now.faults.map((fault) => ({
    fault,
    wasThere: known.has(keyOf(fault, settled.templates[fault.templateOrd]?.ord ?? null)),
  }));
  return {
    faults,
    refusing: faults.filter(({ fault, wasThere }) => refusesNotetype(fault) && !wasThere).map(({ fault }) => fault),
    cardsAdded: now.cardsAdded,
  };
}

/** The same fault of the same template, wherever that stands now. */
function keyOf(fault: TemplateFault, templateOrd: number | null): string {
  return JSON.stringify([templateOrd, fault.side, fault.kind, 'name' in fault ? fault.name : '']);
}
