import { type Ref, useImperativeHandle, useRef } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { colourText, highlightText } from './editing-commands.ts';
import { useEditorChoices } from './editor-choices.ts';
import { attachable } from './field-media.ts';

export interface HiddenInputsHandle {
  chooseFiles(): void;
  pickTextColour(): void;
  pickHighlight(): void;
}

export interface HiddenInputsProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly ref?: Ref<HiddenInputsHandle>;
}

/** The platform's own pickers, opened by the tools. */
export function HiddenInputs({ onFiles, ref }: HiddenInputsProps) {
  const text = useText();
  const { textColour, highlightColour } = useEditorChoices();
  const files = useRef<HTMLInputElement>(null);
  const ink = useRef<HTMLInputElement>(null);
  const behind = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    chooseFiles: () => files.current?.click(),
    pickTextColour: () => ink.current?.showPicker(),
    pickHighlight: () => behind.current?.showPicker(),
  }));
  return (
    <div className="unseen" aria-hidden>
      <input
        ref={files}
        type="file"
        tabIndex={-1}
        multiple
        accept={attachable}
        aria-label={text('editor-attach')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file once more is a choice too.
          target.value = '';
        }}
      />
      <input
        ref={ink}
        type="color"
        tabIndex={-1}
        aria-label={text('editor-pickTextColour')}
        value={textColour}
        onChange={({ target }) => {
          useEditorChoices.setState({ textColour: target.value });
          colourText(target.value);
        }}
      />
      <input
        ref={behind}
        type="color"
        tabIndex={-1}
        aria-label={text('editor-pickHighlight')}
        value={highlightColour}
        onChange={({ target }) => {
          useEditorChoices.setState({ highlightColour: target.value });
          highlightText(target.value);
        }}
      />
    </div>
  );
}
