import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react';

/** Where a picture stands in its field. */
interface PictureFrame {
  readonly insetTopPx: number;
  readonly insetLeftPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of the field: what is scrolled out of it is not shown. */
  readonly fieldHeightPx: number;
}

/** Undefined: not known yet. `look` is for who has just changed the picture. */
export function usePictureFrame(picture: HTMLImageElement): {
  readonly frame: PictureFrame | undefined;
  readonly look: () => void;
} {
  const [frame, setFrame] = useState<PictureFrame>();
  const look = (): void => setFrame(frameOf(picture));
  // The picture may have moved with the text before it.
  useLayoutEffect(() => {
    look();
    const box = picture.closest('.rich-field');
    const sizes = new ResizeObserver(look);
    sizes.observe(picture);
    if (box !== null) sizes.observe(box);
    box?.addEventListener('scroll', look);
    return () => {
      sizes.disconnect();
      box?.removeEventListener('scroll', look);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [picture]);
  return { frame, look };
}

function frameOf(picture: HTMLImageElement): PictureFrame {
  const own = picture.getBoundingClientRect();
  const outer = picture.closest('.rich-field')?.getBoundingClientRect() ?? own;
  return {
    insetTopPx: own.top - outer.top,
    insetLeftPx: own.left - outer.left,
    widthPx: Math.round(own.width),
    heightPx: own.height,
    fieldHeightPx: outer.height,
  };
}

interface ChosenFrameProps {
  readonly picture: HTMLImageElement;
  readonly frame: PictureFrame | undefined;
  /** Makes it larger or smaller. Undefined: its size follows from what it is. */
  readonly onWidth?: (px: number) => void;
}

/** Marks the chosen picture. Drawn over the field, not in it: nothing of it can come to be stored. */
export function ChosenFrame({ picture, frame, onWidth }: ChosenFrameProps) {
  if (frame === undefined) return null;
  return (
    <div className="picture-place" aria-hidden style={{ blockSize: frame.fieldHeightPx }}>
      <div
        className="picture-frame"
        style={{ top: frame.insetTopPx, left: frame.insetLeftPx, width: frame.widthPx, height: frame.heightPx }}
      >
        {onWidth === undefined ? null : <ResizeHandle picture={picture} onWidth={onWidth} />}
      </div>
    </div>
  );
}

interface ResizeHandleProps {
  readonly picture: HTMLImageElement;
  readonly onWidth: (px: number) => void;
}

/** At the picture's corner. Those who use keys have the field for the width. */
function ResizeHandle({ picture, onWidth }: ResizeHandleProps) {
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
      className="image-handle"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = undefined;
      }}
    />
  );
}
