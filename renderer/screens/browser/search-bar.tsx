import { type Ref, useImperativeHandle, useRef } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { WrongSearch } from './use-browser-search.ts';

export interface SearchBarProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSearch: () => void;
  /** ArrowDown: on to what was found. */
  readonly onDown: () => void;
  readonly wrong: (WrongSearch & { readonly query: string }) | undefined;
  readonly ref?: Ref<{ focus(): void }>;
}

/** The search, and below it what is wrong with it, the place marked. */
export function SearchBar({ value, onChange, onSearch, onDown, wrong, ref }: SearchBarProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
    },
  }));
  return (
    <form
      className="browser-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch();
      }}
    >
      <input
        ref={input}
        className="input"
        type="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={text('browser-search')}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : 'browser-wrong'}
        placeholder={text('browser-search-hint')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onDown();
        }}
      />
      {wrong === undefined ? null : (
        <p className="field-error" id="browser-wrong" role="status">
          {text('error-search-invalid', { fault: wrong.fault })}{' '}
          <code dir="ltr">
            {wrong.query.slice(0, wrong.start)}
            <mark>{wrong.query.slice(wrong.start, wrong.end)}</mark>
            {wrong.query.slice(wrong.end)}
          </code>
        </p>
      )}
    </form>
  );
}
