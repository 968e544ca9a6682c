import { memo, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { useSteady } from '#renderer/components/use-steady.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useSearchHistory } from '#renderer/state/search-history.ts';
import type { WrongSearch } from './use-browser-search.ts';

export interface SearchBarProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSearch: () => void;
  /** An earlier search is wanted again. */
  readonly onEarlier: (search: string) => void;
  /** ArrowDown: on to what was found. */
  readonly onDown: () => void;
  readonly wrong: (WrongSearch & { readonly query: string }) | undefined;
  readonly ref?: Ref<{ focus(): void }>;
}

/** The search, and below it what is wrong with it, the place marked. */
export function SearchBar({ value, onChange, onSearch, onEarlier, onDown, wrong, ref }: SearchBarProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [earlierOpen, setEarlierOpen] = useState(false);
  const searchEarlier = useSteady(onEarlier);
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
      <div className="browser-search-line">
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
            if (event.altKey) setEarlierOpen(true);
            else onDown();
          }}
        />
        <EarlierSearches isOpen={earlierOpen} onOpenChange={setEarlierOpen} onSearch={searchEarlier} />
      </div>
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

interface EarlierSearchesProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onSearch: (search: string) => void;
}

/** A menu: not drawn anew with each letter that is typed. */
const EarlierSearches = memo(function EarlierSearches({ isOpen, onOpenChange, onSearch }: EarlierSearchesProps) {
  const text = useText();
  const searches = useSearchHistory((state) => state.searches);
  return (
    <ActionMenu
      label={text('browser-earlier')}
      items={searches.map((search) => ({ id: search, label: search, group: 0 }))}
      onAction={onSearch}
      isOpen={isOpen && searches.length > 0}
      onOpenChange={onOpenChange}
      trigger={
        <AriaButton className="button" aria-label={text('browser-earlier')} isDisabled={searches.length === 0}>
          <Icon name="fold" className="icon-small" />
        </AriaButton>
      }
    />
  );
});
