import { useEffect, useEffectEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { RenderedCard, TemplateAdvice } from '#shared/contract/cards.ts';
import type { AudioFailure } from '#renderer/card-frame/audio-queue.ts';
import type { ScriptFault } from '#renderer/card-frame/frame-messages.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useClient } from '#renderer/rpc/client-context.tsx';
import { useServerQuery } from '#renderer/rpc/use-server-query.ts';

/** What is wrong with a card's scripts, sounds or template; it can be answered all the same. */
export type CardTrouble =
  | TemplateAdvice
  | { readonly kind: 'fault'; readonly fault: ScriptFault }
  | { readonly kind: 'endless' }
  | { readonly kind: 'left' }
  | AudioFailure;

export interface CardNoticeProps {
  readonly trouble: CardTrouble;
  /** Files of the card that were not in the media folder when it was drawn. */
  readonly missing?: RenderedCard['missingMedia'];
  readonly onClose: () => void;
}

export function CardNotice({ trouble, missing = [], onClose }: CardNoticeProps) {
  const text = useText();
  const client = useClient();
  const isSyncing = useServerQuery('media.status', {}).data?.progress != null;
  const gone = trouble.kind === 'file' ? missing.find(({ fileName }) => fileName === trouble.fileName) : undefined;
  const onFiles = useEffectEvent((fileNames: readonly string[] | null) => {
    if (trouble.kind === 'file' && fileNames?.includes(trouble.fileName.normalize('NFC')) === true) onClose();
  });
  useEffect(() => client.on('mediaFiles', ({ fileNames }) => onFiles(fileNames)), [client]);
  return (
    <div className="card-notice" role="note">
      <span dir="auto">
        {gone === undefined
          ? troubleText(trouble, text)
          : text(`reviewer-missing-${isSyncing ? 'coming' : gone.namedBy}`, { file: gone.fileName })}
      </span>
      <AriaButton className="toast-close" aria-label={text('toast-close')} onPress={onClose}>
        <Icon name="close" />
      </AriaButton>
    </div>
  );
}

function troubleText(trouble: CardTrouble, text: ReturnType<typeof useText>): string {
  switch (trouble.kind) {
    case 'fault':
      return faultText(trouble.fault, text);
    case 'file':
      return soundText(trouble.fileName, text);
    case 'speech':
      return text('reviewer-voice-missing', { lang: trouble.lang });
    case 'sameFront':
      return text('reviewer-advice-sameFront', { template: trouble.templateName });
    case 'typeBoxes':
      return text('reviewer-advice-typeBoxes');
    case 'endless':
    case 'left':
      return text(`reviewer-script-${trouble.kind}`);
  }
}

/** The file is there: mostly the system has no decoder for what is in it. */
function soundText(fileName: string, text: ReturnType<typeof useText>): string {
  const format = /[^.]\.([^.]+)$/u.exec(fileName)?.[1]?.toUpperCase();
  return format === undefined
    ? text('reviewer-sound-failed', { file: fileName })
    : text('reviewer-sound-format', { file: fileName, format });
}

function faultText({ message, line, fileName }: ScriptFault, text: ReturnType<typeof useText>): string {
  if (line === null) return text('reviewer-script-fault', { message });
  if (fileName === null) return text('reviewer-script-fault-line', { message, line: String(line) });
  return text('reviewer-script-fault-file', { message, line: String(line), file: fileName });
}
