import { type Key, Label, ListBox, ListBoxItem } from 'react-aria-components';

export interface ChoiceListProps {
  readonly label: string;
  readonly options: readonly ListedChoice[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

export interface ListedChoice {
  readonly key: string;
  readonly label: string;
}

/** One of many, all of them in sight: decks, tags. */
export function ChoiceList({ label, options, chosen, onChoose }: ChoiceListProps) {
  const choose = (keys: 'all' | ReadonlySet<Key>): void => {
    const [key] = keys === 'all' ? [] : [...keys];
    if (key !== undefined) onChoose(String(key));
  };
  return (
    <div className="field">
      <Label className="field-label">{label}</Label>
      <ListBox
        className="list-box"
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelectionChange={choose}
      >
        {options.map((option) => (
          <ListBoxItem key={option.key} id={option.key} textValue={option.label} className="list-box-item">
            <bdi>{option.label}</bdi>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}

/** More are found by typing: nobody reads a longer list. */
export const SHOWN_AT_MOST = 100;

/** Those whose name has all words of a typed text in it, in any order. */
export function matching<T>(things: readonly T[], typed: string, nameOf: (thing: T) => string): readonly T[] {
  const words = typed.toLocaleLowerCase().split(/\s+/u);
  return things.filter((thing) => {
    const name = nameOf(thing).toLocaleLowerCase();
    return words.every((word) => name.includes(word));
  });
}

/** The first of them. */
export function namedLike<T>(things: readonly T[], typed: string, nameOf: (thing: T) => string): readonly T[] {
  return matching(things, typed, nameOf).slice(0, SHOWN_AT_MOST);
}
