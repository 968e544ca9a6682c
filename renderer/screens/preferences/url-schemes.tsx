import { useState } from 'react';
import { canBeAllowed } from '#shared/domain/card-link.ts';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface UrlSchemesProps {
  readonly schemes: readonly string[];
  readonly onChange: (schemes: string[]) => void;
}

/** Kept on leaving the field, when all of it can be read. */
export function UrlSchemes({ schemes, onChange }: UrlSchemesProps) {
  const text = useText();
  const [typed, setTyped] = useState<string>();
  const wanted = typed === undefined ? schemes : parts(typed);
  const wrong = wanted.find((part) => !canBeAllowed(part));
  function keep(): void {
    if (typed === undefined || wrong !== undefined) return;
    setTyped(undefined);
    if (wanted.join(' ') !== schemes.join(' ')) onChange([...wanted]);
  }
  return (
    <TextInput
      label={text('preferences-url-schemes')}
      hint={text('preferences-url-schemes-hint')}
      error={wrong === undefined ? undefined : text('preferences-url-schemes-wrong', { scheme: wrong })}
      autoComplete="off"
      direction="ltr"
      value={typed ?? schemes.join(' ')}
      onChange={setTyped}
      onBlur={keep}
    />
  );
}

/** `zotero://` is pasted often. */
function parts(typed: string): string[] {
  const found = typed.split(/[\s,]+/u).map((part) => part.replace(/:\/{0,2}$/u, '').toLowerCase());
  return [...new Set(found.filter((part) => part !== ''))];
}
