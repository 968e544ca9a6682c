import type { MediaReport } from '#shared/contract/media.ts';
import { Button } from '#renderer/components/button.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';

export interface BinPanelProps {
  readonly trash: MediaReport['trash'];
  readonly busy: boolean;
  readonly onRestore: () => void;
  readonly onEmpty: () => void;
}

export function BinPanel({ trash, busy, onRestore, onEmpty }: BinPanelProps) {
  const text = useText();
  const format = useFormat();
  const { fileCount, totalBytes } = trash;
  const isEmpty = fileCount === 0;
  return (
    <section className="panel check-section" aria-labelledby="check-bin">
      <h2 className="check-title" id="check-bin">
        {text('check-media-bin-title')}
      </h2>
      <p className="soft">{text('check-media-bin', { count: fileCount, size: format.bytes(totalBytes) })}</p>
      <div className="button-row">
        <Button isDisabled={busy || isEmpty} onPress={onRestore}>
          {text('check-media-restore')}
        </Button>
        <Button isDisabled={busy || isEmpty} onPress={onEmpty}>
          {text('check-media-empty-bin')}
        </Button>
      </div>
    </section>
  );
}
