import { type ReactNode, useState } from 'react';
import { Autocomplete, ListBox, ListBoxItem } from 'react-aria-components';
import { useText } from '#renderer/i18n/text-context.tsx';
import { Button } from './button.tsx';
import { type ListedChoice, matching, SHOWN_AT_MOST } from './choice-list.tsx';
import { Dialog } from './dialog.tsx';
import { TextInput } from './text-input.tsx';

export interface ChooseDialogProps {
  readonly title: string;
  readonly findLabel: string;
  readonly options: readonly ListedChoice[];
  /** What is chosen now, if anything. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
  readonly onClose: () => void;
  /** What else can be done with what was typed. */
  readonly other?: (typed: string) => ReactNode;
}

/** One of many, taken by a click, or by typing parts of its name and Enter; arrows move in the list meanwhile. */
export function ChooseDialog({ title, findLabel, options, chosen, onChoose, onClose, other }: ChooseDialogProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const found = matching(options, typed, ({ label }) => label);
  const shown = found.slice(0, SHOWN_AT_MOST);
  const first = shown[0];
  return (
    <Dialog
      title={title}
      onClose={onClose}
      // Enter before the list has marked its first entry.
      onSubmit={() => {
        if (typed.trim() !== '' && first !== undefined) onChoose(first.key);
      }}
      actions={
        <>
          {other?.(typed)}
          <Button onPress={onClose}>{text('button-cancel')}</Button>
        </>
      }
    >
      <div className="form">
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          <TextInput label={findLabel} autoFocus autoComplete="off" value={typed} onChange={setTyped} />
          <ListBox
            className="list-box"
            aria-label={title}
            onAction={(key) => onChoose(String(key))}
            renderEmptyState={() => <p className="soft">{text('choose-none')}</p>}
          >
            {shown.map(({ key, label }) => (
              <ListBoxItem key={key} id={key} textValue={label} className="list-box-item" data-chosen={key === chosen}>
                <bdi>{label}</bdi>
                {key === chosen ? <span className="unseen">{text('choose-chosen')}</span> : null}
              </ListBoxItem>
            ))}
          </ListBox>
        </Autocomplete>
        {found.length > shown.length ? (
          <p className="soft">{text('choose-more', { count: found.length - shown.length })}</p>
        ) : null}
      </div>
    </Dialog>
  );
}
