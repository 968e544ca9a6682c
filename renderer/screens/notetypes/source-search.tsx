import { type KeyboardEvent, type Ref, type RefObject, useId, useImperativeHandle, useRef, useState } from 'react';
import { foundIn } from '#renderer/editor/find-in-source.ts';
import type { SourceFieldHandle } from '#renderer/editor/source-field.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface SourceSearchHandle {
  focus(): void;
  find(direction: 'next' | 'previous'): void;
}

export interface SourceSearchProps {
  readonly source: RefObject<SourceFieldHandle | null>;
  /** What is searched. */
  readonly value: string;
  readonly ref?: Ref<SourceSearchHandle>;
}

/** Finds words in the text beside it; Enter goes on to the next one, with Shift to the one before. */
export function SourceSearch({ source, value, ref }: SourceSearchProps) {
  const text = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [word, setWord] = useState('');
  const find = (direction: 'next' | 'previous', wanted = word): void => source.current?.find(wanted, direction);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.select(), find }));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') find(event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Escape') source.current?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count = foundIn(value, word).length;
  return (
    <div className="source-search">
      <input
        ref={input}
        type="search"
        className="input"
        aria-label={text('cards-search')}
        aria-describedby={id}
        placeholder={text('cards-search')}
        spellCheck={false}
        autoComplete="off"
        value={word}
        onKeyDown={onKeyDown}
        onChange={({ target }) => setWord(target.value)}
      />
      <span className="soft" id={id} role="status">
        {word === '' ? '' : text('cards-search-found', { count })}
      </span>
    </div>
  );
}
