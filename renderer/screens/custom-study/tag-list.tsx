import { ListBox, ListBoxItem } from 'react-aria-components';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface TagListProps {
  readonly label: string;
  readonly tags: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** As many as the official client takes. */
const maxChosen = 100;

/** Any number of a deck's tags. */
export function TagList({ label, tags, chosen, onChange }: TagListProps) {
  const text = useText();
  const selected = new Set(chosen);
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <ListBox
        className="list-box"
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={(keys) => {
          const wanted = tags.filter((tag) => keys === 'all' || keys.has(tag));
          if (wanted.length <= maxChosen) onChange(wanted);
        }}
      >
        {tags.map((tag) => (
          <ListBoxItem key={tag} id={tag} textValue={tag} className="list-box-item">
            <bdi>{tag}</bdi>
          </ListBoxItem>
        ))}
      </ListBox>
      {chosen.length >= maxChosen ? <span className="field-hint">{text('custom-study-tags-many')}</span> : null}
    </div>
  );
}
