import type { Ref } from 'react';
import { Icon } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

interface Switch {
  readonly isOn: boolean;
  readonly toggle: () => void;
}

export interface FieldHeadProps {
  readonly labelId: string;
  readonly name: string;
  readonly fold: Switch;
  readonly foldRef: Ref<HTMLButtonElement>;
  readonly source: Switch;
  /** Undefined: there is no next note to keep the field for. */
  readonly pin: Switch | undefined;
}

/** The name of a field, and how it is shown. Tab passes over the buttons: it goes from field to field. */
export function FieldHead({ labelId, name, fold, foldRef, source, pin }: FieldHeadProps) {
  const text = useText();
  return (
    <div className="field-head">
      <button
        ref={foldRef}
        type="button"
        className="field-fold"
        // What is folded is opened here.
        tabIndex={fold.isOn ? 0 : -1}
        aria-keyshortcuts="Alt+ArrowUp"
        aria-expanded={!fold.isOn}
        aria-label={text(fold.isOn ? 'editor-expand' : 'editor-collapse', { field: name })}
        onClick={fold.toggle}
      >
        <Icon name="fold" className={fold.isOn ? 'icon-turned' : ''} />
      </button>
      <span className="field-label" id={labelId}>
        <bdi>{name}</bdi>
      </span>
      <button
        type="button"
        className="field-tool"
        tabIndex={-1}
        aria-pressed={source.isOn}
        aria-label={text('editor-source-field', { field: name })}
        onClick={source.toggle}
      >
        {'</>'}
      </button>
      {pin === undefined ? null : (
        <button
          type="button"
          className="field-tool"
          tabIndex={-1}
          aria-pressed={pin.isOn}
          aria-label={text('editor-pin-field', { field: name })}
          onClick={pin.toggle}
        >
          <Icon name="pin" />
        </button>
      )}
    </div>
  );
}
