import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { Icon } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface TagsFieldProps {
  readonly tags: readonly string[];
  /** All tags of the collection, for completion. */
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  readonly ref?: Ref<{ focus(): void }>;
}

const OFFERED = 8;

/** Tags as they are stored: without quotes, separated by spaces, each once whatever its case. */
export function tagsOf(text: string): string[] {
  return text
    .replaceAll('"', '')
    .split(/[\s\u3000]+/u)
    .filter((tag) => tag !== '');
}

export function withTags(tags: readonly string[], added: readonly string[]): readonly string[] {
  const keys = new Set(tags.map((tag) => tag.toLocaleLowerCase()));
  const isNew = (tag: string): boolean =>
    !keys.has(tag.toLocaleLowerCase()) && Boolean(keys.add(tag.toLocaleLowerCase()));
  return [...tags, ...added.filter(isNew)];
}

/** First those that begin so, or a level of which does; then those that hold it. */
export function completions(known: readonly string[], typed: string, tags: readonly string[]): readonly string[] {
  const wanted = typed.toLocaleLowerCase();
  if (wanted === '') return [];
  const has = new Set(tags.map((tag) => tag.toLocaleLowerCase()));
  const rank = (tag: string): number => {
    const key = tag.toLocaleLowerCase();
    if (has.has(key) || key === wanted) return -1;
    if (key.startsWith(wanted)) return 0;
    if (key.split('::').some((part) => part.startsWith(wanted))) return 1;
    return key.includes(wanted) ? 2 : -1;
  };
  const ranked = known.map((tag) => ({ tag, rank: rank(tag) })).filter((entry) => entry.rank >= 0);
  return ranked
    .toSorted((a, b) => a.rank - b.rank || (a.tag < b.tag ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ tag }) => tag);
}

export function TagsField({ tags, known, onChange, ref }: TagsFieldProps) {
  const text = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(-1);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), []);
  const offered = completions(known, typed, tags);
  const add = (words: string): void => {
    setTyped('');
    setChosen(-1);
    const added = withTags(tags, tagsOf(words));
    if (added.length > tags.length) onChange(added);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const take = (act: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    const step = event.key === 'ArrowDown' ? 1 : -1;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && offered.length > 0) {
      take(() => setChosen((at) => (at + step + offered.length + (at < 0 && step < 0 ? 1 : 0)) % offered.length));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && typed !== '') {
      take(() => add(offered[chosen] ?? typed));
    } else if (event.key === 'Tab' && !event.shiftKey && typed !== '' && offered.length > 0) {
      take(() => add(offered[Math.max(chosen, 0)] ?? typed));
    } else if (event.key === 'Escape' && typed !== '') take(() => setTyped(''));
    else if (event.key === 'Backspace' && typed === '' && tags.length > 0) take(() => onChange(tags.slice(0, -1)));
  };
  return (
    <div className="field tags-field">
      <label className="field-label" htmlFor={id}>
        {text('editor-tags')}
      </label>
      <div className="tags-box">
        <ul className="tags-list">
          {tags.map((tag) => (
            <li key={tag} className="tag-chip" dir="auto">
              {tag}
              <button
                type="button"
                className="tag-remove"
                aria-label={text('editor-tags-remove', { tag })}
                onClick={() => {
                  onChange(tags.filter((other) => other !== tag));
                  input.current?.focus();
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
        <input
          ref={input}
          id={id}
          className="tags-input"
          role="combobox"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          placeholder={tags.length === 0 ? text('editor-tags-none') : ''}
          aria-expanded={offered.length > 0}
          aria-controls={`${id}-offered`}
          aria-autocomplete="list"
          aria-activedescendant={chosen >= 0 ? `${id}-${String(chosen)}` : undefined}
          value={typed}
          onKeyDown={onKeyDown}
          onBlur={() => add(typed)}
          onChange={(event) => {
            const { value } = event.target;
            setChosen(-1);
            // A space ends a tag.
            if (/[\s\u3000]$/u.test(value) && value.trim() !== '') add(value);
            else setTyped(value.trimStart());
          }}
        />
      </div>
      <ul
        className="tags-offered menu-popover"
        id={`${id}-offered`}
        role="listbox"
        aria-label={text('editor-tags')}
        hidden={offered.length === 0}
      >
        {offered.map((tag, index) => (
          // The keys are the input's.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={tag}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === chosen}
            className="tags-offer"
            dir="auto"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(tag)}
          >
            {tag}
          </li>
        ))}
      </ul>
    </div>
  );
}
