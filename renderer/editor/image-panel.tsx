import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { mediaFileName } from '#renderer/card-frame/cards-address.ts';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { type ImageFloat, floatOf, setFloat, setWidth, showAsItIs } from './image-shape.ts';
import { usePictureFile } from './use-picture-file.tsx';

export interface ImagePanelProps {
  readonly picture: HTMLImageElement;
  /** The picture has another shape now. */
  readonly onChange: () => void;
  readonly onClose: () => void;
  /** Of its file. */
  readonly menuOpen: boolean;
  readonly onMenuOpen: (isOpen: boolean) => void;
}

const LARGEST_PX = 10_000;

/** Size and place of the chosen picture: by its handle, or by the fields below. */
export function ImagePanel({ picture, onChange, onClose, ...menu }: ImagePanelProps) {
  const text = useText();
  const [frame, setFrame] = useState<Frame>();
  const look = (): void => setFrame(frameOf(picture));
  // The picture may have moved with the text before it.
  useLayoutEffect(() => {
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(picture);
    const box = picture.closest('.rich-field');
    box?.addEventListener('scroll', look);
    return () => {
      sizes.disconnect();
      box?.removeEventListener('scroll', look);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [picture]);
  const change = (act: () => void): void => {
    act();
    look();
    onChange();
  };
  return (
    <>
      {frame === undefined ? null : (
        <ResizeHandle picture={picture} frame={frame} onWidth={(px) => change(() => setWidth(picture, px))} />
      )}
      <div className="field-panel image-panel" role="group" aria-label={text('editor-image')}>
        <NumberInput
          label={text('editor-image-width')}
          unit={text('editor-image-unit')}
          min={1}
          max={LARGEST_PX}
          value={frame?.widthPx ?? picture.width}
          onChange={(px) => change(() => setWidth(picture, px))}
        />
        <Choice<ImageFloat>
          label={text('editor-image-float')}
          value={floatOf(picture)}
          options={(['left', 'none', 'right'] as const).map((value) => ({
            value,
            label: text('editor-image-float-side', { side: value }),
          }))}
          onChange={(float) => change(() => setFloat(picture, float))}
        />
        <div className="button-row">
          <Button onPress={() => change(() => showAsItIs(picture))}>{text('editor-image-original')}</Button>
          <FileMenu picture={picture} {...menu} />
          <Button onPress={onClose}>{text('editor-math-done')}</Button>
        </div>
      </div>
    </>
  );
}

const FILE_ACTIONS = ['open', 'showInFolder', 'copy'] as const;

/** What can be done with the picture's file, if it has one. */
function FileMenu({ picture, menuOpen, onMenuOpen }: Pick<ImagePanelProps, 'picture' | 'menuOpen' | 'onMenuOpen'>) {
  const text = useText();
  const file = usePictureFile();
  const fileName = mediaFileName(picture.src);
  if (fileName === undefined) return null;
  return (
    <>
      <ActionMenu
        label={text('editor-image-file')}
        items={FILE_ACTIONS.map((id) => ({ id, label: text(`editor-image-${id}`), group: id === 'copy' ? 1 : 0 }))}
        onAction={(id) => (id === 'copy' ? copyPicture(picture) : file.run(id, fileName))}
        isOpen={menuOpen}
        onOpenChange={onMenuOpen}
        trigger={<Button>{text('editor-image-file')}</Button>}
      />
      {file.dialog}
    </>
  );
}

/** As the field it stands in copies what is selected. */
function copyPicture(picture: HTMLImageElement): void {
  picture.closest<HTMLElement>('.rich-field')?.focus();
  const range = document.createRange();
  range.selectNode(picture);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  document.execCommand('copy');
}

interface Frame {
  readonly insetTopPx: number;
  readonly insetLeftPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

function frameOf(picture: HTMLImageElement): Frame {
  const own = picture.getBoundingClientRect();
  const outer = picture.closest('.field-boxes')?.getBoundingClientRect() ?? own;
  return {
    insetTopPx: own.top - outer.top,
    insetLeftPx: own.left - outer.left,
    widthPx: Math.round(own.width),
    heightPx: own.height,
  };
}

interface ResizeHandleProps {
  readonly picture: HTMLImageElement;
  readonly frame: Frame;
  readonly onWidth: (px: number) => void;
}

/** Drawn over the picture's corner. Those who use keys have the field for the width. */
function ResizeHandle({ picture, frame, onWidth }: ResizeHandleProps) {
  const from = useRef<{ readonly x: number; readonly widthPx: number }>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, widthPx: picture.getBoundingClientRect().width };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (from.current === undefined) return;
    onWidth(Math.trunc(from.current.widthPx + event.clientX - from.current.x));
  };
  return (
    <div
      className="image-frame"
      aria-hidden
      style={{ top: frame.insetTopPx, left: frame.insetLeftPx, width: frame.widthPx, height: frame.heightPx }}
    >
      <div
        className="image-handle"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          from.current = undefined;
        }}
      />
    </div>
  );
}
