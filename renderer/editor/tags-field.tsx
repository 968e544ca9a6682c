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
  const { typed, setTyped, offered, chosen, add, onKeyDown } = useTagTyping({ tags, known, onChange });
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), []);
  const remove = (tag: string): void => {
    onChange(tags.filter((other) => other !== tag));
    input.current?.focus();
  };
  return (
    <div className="field tags-field">
      <label className="field-label" htmlFor={id}>
        {text('editor-tags')}
      </label>
      <div className="tags-box">
        <ul className="tags-list">
          {tags.map((tag) => (
            <TagChip key={tag} tag={tag} onRemove={() => remove(tag)} />
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
          onChange={({ target: { value } }) => {
            // A space ends a tag.
            if (/[\s\u3000]$/u.test(value) && value.trim() !== '') add(value);
            else setTyped(value.trimStart());
          }}
        />
      </div>
      <OfferedTags id={id} offered={offered} chosen={chosen} onTake={add} />
    </div>
  );
}

function TagChip({ tag, onRemove }: { readonly tag: string; readonly onRemove: () => void }) {
  const text = useText();
  return (
    <li className="tag-chip" dir="auto">
      {tag}
      <button type="button" className="tag-remove" aria-label={text('editor-tags-remove', { tag })} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </li>
  );
}

interface OfferedTagsProps {
  readonly id: string;
  readonly offered: readonly string[];
  readonly chosen: number;
  readonly onTake: (tag: string) => void;
}

function OfferedTags({ id, offered, chosen, onTake }: OfferedTagsProps) {
  const text = useText();
  return (
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
          onClick={() => onTake(tag)}
        >
          {tag}
        </li>
      ))}
    </ul>
  );
}

interface TagTyping {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly offered: readonly string[];
  /** Place among those offered; -1: none. */
  readonly chosen: number;
  readonly add: (words: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A tag that is being typed, with those that it may become. */
function useTagTyping({ tags, known, onChange }: Omit<TagsFieldProps, 'ref'>): TagTyping {
  const [typed, setTypedAlone] = useState('');
  const [chosen, setChosen] = useState(-1);
  const offered = completions(known, typed, tags);
  const setTyped = (words: string): void => {
    setTypedAlone(words);
    setChosen(-1);
  };
  const add = (words: string): void => {
    setTyped('');
    const added = withTags(tags, tagsOf(words));
    if (added.length > tags.length) onChange(added);
  };
  const step = (by: 1 | -1): void =>
    setChosen((at) => (at + by + offered.length + (at < 0 && by < 0 ? 1 : 0)) % offered.length);
  const actionOf = (event: KeyboardEvent): (() => void) | undefined => {
    const isTyped = typed !== '';
    const isOffered = offered.length > 0;
    switch (event.key) {
      case 'ArrowDown':
        return isOffered ? () => step(1) : undefined;
      case 'ArrowUp':
        return isOffered ? () => step(-1) : undefined;
      case 'Enter':
        return isTyped && !event.ctrlKey && !event.metaKey ? () => add(offered[chosen] ?? typed) : undefined;
      case 'Tab':
        return isTyped && isOffered && !event.shiftKey ? () => add(offered[Math.max(chosen, 0)] ?? typed) : undefined;
      case 'Escape':
        return isTyped ? () => setTyped('') : undefined;
      case 'Backspace':
        return !isTyped && tags.length > 0 ? () => onChange(tags.slice(0, -1)) : undefined;
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = event.nativeEvent.isComposing ? undefined : actionOf(event);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return { typed, setTyped, offered, chosen, add, onKeyDown };
}
