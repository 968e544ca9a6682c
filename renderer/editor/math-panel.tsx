import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Button } from '#renderer/components/button.tsx';
import { Check } from '#renderer/components/choice.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { changePicture, sourceOfPicture } from './math-pictures.ts';
import { ChosenFrame, usePictureFrame } from './picture-frame.tsx';

export interface MathPanelProps {
  readonly picture: HTMLImageElement;
  /** Where the caret is put in the formula. */
  readonly caret: 'start' | 'end' | number;
  /** The formula is another one now. */
  readonly onChange: () => void;
  readonly onClose: () => void;
}

/** The formula that is being written, below the field that it stands in; there it is drawn with each key. */
export function MathPanel({ picture, caret, onChange, onClose }: MathPanelProps) {
  const text = useText();
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [source, setSource] = useState(() => sourceOfPicture(picture));
  const { frame } = usePictureFrame(picture);
  const begin = useEffectEvent(() => {
    const at = caret === 'start' ? 0 : caret === 'end' ? source.tex.length : caret;
    input.current?.focus();
    input.current?.setSelectionRange(at, at);
  });
  useEffect(() => begin(), []);
  const change = (changed: typeof source): void => {
    setSource(changed);
    changePicture(picture, changed);
    onChange();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey);
    // The screen's own keys wait until the formula is done.
    if (isDone && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <>
      <ChosenFrame picture={picture} frame={frame} />
      <div className="field-panel" role="group" aria-label={text('editor-math')}>
        <label className="field-label" htmlFor={id}>
          {text('editor-math-source')}
        </label>
        <textarea
          ref={input}
          id={id}
          className="input field-math-source"
          dir="ltr"
          spellCheck={false}
          rows={Math.min(6, source.tex.split('\n').length)}
          value={source.tex}
          onChange={({ target }) => change({ ...source, tex: target.value })}
          onKeyDown={onKeyDown}
        />
        <div className="button-row">
          <Check isSelected={source.isBlock} onChange={(isBlock) => change({ ...source, isBlock })}>
            {text('editor-math-block')}
          </Check>
          <Button onPress={onClose}>{text('editor-math-done')}</Button>
        </div>
      </div>
    </>
  );
}
