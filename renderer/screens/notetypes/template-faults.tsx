import { useText } from '#renderer/i18n/text-context.tsx';
import type { NotetypeDraft } from './notetype-draft.ts';
import type { CheckedTemplates, TemplateFault } from './use-template-faults.ts';

interface TemplateFaultsProps {
  readonly checked: CheckedTemplates;
  readonly draft: NotetypeDraft;
}

/** What is wrong, and where. */
export function TemplateFaults({ checked: { faults, cardsAdded }, draft }: TemplateFaultsProps) {
  const text = useText();
  return (
    <div role="status" className="template-faults">
      {faults.length === 0 ? null : (
        <ul className="note">
          {faults.map(({ fault, wasThere }) => (
            <li key={JSON.stringify(fault)}>
              <strong>
                {text('cards-fault-place', {
                  template: draft.templates[fault.templateOrd]?.name ?? '',
                  side: fault.side,
                })}
              </strong>{' '}
              {text('cards-fault', wordsOf(fault, draft))} {wasThere ? text('cards-fault-kept') : null}
            </li>
          ))}
        </ul>
      )}
      {cardsAdded > 0 ? <p>{text('cards-cards-added', { count: cardsAdded })}</p> : null}
    </div>
  );
}

function wordsOf(fault: TemplateFault, draft: NotetypeDraft) {
  const closing = (field: string): string => `{{/${field}}}`;
  switch (fault.kind) {
    case 'sameFront':
      return { kind: fault.kind, name: draft.templates[fault.other]?.name ?? '', open: '' };
    case 'notClosed':
      return { kind: fault.kind, name: closing(fault.name), open: '' };
    case 'notOpen':
      return fault.open === null
        ? { kind: fault.kind, name: closing(fault.name), open: '' }
        : { kind: 'wrongClose', name: closing(fault.name), open: closing(fault.open) };
    case 'noField':
    case 'noCloze':
    case 'severalTypeBoxes':
      return { kind: fault.kind, name: '', open: '' };
    case 'unknownField':
    case 'clozeNotPossible':
    case 'markNotClosed':
      return { kind: fault.kind, name: fault.name, open: '' };
  }
}
