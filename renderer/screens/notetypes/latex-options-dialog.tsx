import { useState } from 'react';
import type { NotetypeId } from '#shared/contract/ids.ts';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useFirstAnswer } from '#renderer/rpc/use-first-answer.ts';
import { useOperation } from '#renderer/rpc/use-operation.ts';
import { showError } from '#renderer/state/dialog-store.ts';
import { showToast } from '#renderer/state/toast-store.ts';
import { changeOf, draftOf, type StoredNotetype } from './notetype-draft.ts';

interface LatexOptionsDialogProps {
  readonly notetypeId: NotetypeId;
  readonly onClose: () => void;
}

/** What programs that make images of LaTeX put round it. Ebb makes none, and keeps it for those. */
export function LatexOptionsDialog({ notetypeId, onClose }: LatexOptionsDialogProps) {
  const stored = useFirstAnswer('notetypes.get', { notetypeId }, (error) => {
    onClose();
    showError(error);
  });
  return stored === undefined ? null : (
    <LatexOptions notetypeId={notetypeId} stored={stored.notetype} onClose={onClose} />
  );
}

function LatexOptions({ notetypeId, stored, onClose }: LatexOptionsDialogProps & { readonly stored: StoredNotetype }) {
  const text = useText();
  const { run, running } = useOperation('notetypes.update');
  const [before, setBefore] = useState(textOf(stored['latexPre']));
  const [after, setAfter] = useState(textOf(stored['latexPost']));
  const [isSvg, setSvg] = useState(stored['latexsvg'] === true);
  const save = async (): Promise<void> => {
    const changed = { ...stored, latexPre: before, latexPost: after, latexsvg: isSvg };
    if ((await run({ notetypeId, notetype: changeOf(draftOf(changed)) })) === undefined) return;
    showToast(text('notetypes-saved'), { canUndo: true });
    onClose();
  };
  return (
    <Dialog
      title={text('notetypes-latex-title', { name: textOf(stored['name']) })}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('button-cancel')}</Button>
          <Button look="primary" isDisabled={running} onPress={() => void save()}>
            {text('notetypes-latex-do')}
          </Button>
        </>
      }
    >
      <p className="soft">{text('notetypes-latex-hint')}</p>
      <div className="form">
        <TextInput
          label={text('notetypes-latex-before')}
          lines={6}
          direction="ltr"
          autoFocus
          value={before}
          onChange={setBefore}
        />
        <TextInput label={text('notetypes-latex-after')} lines={2} direction="ltr" value={after} onChange={setAfter} />
        <Check isSelected={isSvg} onChange={setSvg}>
          {text('notetypes-latex-svg')}
        </Check>
      </div>
    </Dialog>
  );
}

function textOf(value: StoredNotetype[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}
