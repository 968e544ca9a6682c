import { useEffect, useMemo, useRef } from 'react';
import { mediaFileName } from '#renderer/card-frame/cards-address.ts';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { NumberInput } from '#renderer/components/number-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { type ImageFloat, floatOf, setFloat, setWidth, showAsItIs } from './image-shape.ts';
import { ChosenFrame, usePictureFrame } from './picture-frame.tsx';
import { usePictureFile } from './use-picture-file.tsx';

/** The button may be out of sight where the picture is not. */
export type MenuPlace = 'button' | 'picture';

export interface ImagePanelProps {
  readonly picture: HTMLImageElement;
  /** The picture has another shape now. */
  readonly onChange: () => void;
  readonly onClose: () => void;
  /** The menu of its file is open there. */
  readonly menuAt: MenuPlace | undefined;
  readonly onMenuAt: (place: MenuPlace | undefined) => void;
}

const LARGEST_PX = 10_000;

/** Size and place of the chosen picture: by its handle, or by the fields below. */
export function ImagePanel({ picture, onChange, onClose, ...menu }: ImagePanelProps) {
  const text = useText();
  const { frame, look } = usePictureFrame(picture);
  const change = (act: () => void): void => {
    act();
    look();
    onChange();
  };
  return (
    <>
      <ChosenFrame picture={picture} frame={frame} onWidth={(px) => change(() => setWidth(picture, px))} />
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
function FileMenu({ picture, menuAt, onMenuAt }: Pick<ImagePanelProps, 'picture' | 'menuAt' | 'onMenuAt'>) {
  const text = useText();
  const anchor = useMemo(() => ({ current: picture }), [picture]);
  const file = usePictureFile();
  const fileName = mediaFileName(picture.src);
  const wantsCopy = useRef(false);
  useEffect(() => {
    if (menuAt !== undefined || !wantsCopy.current) return;
    wantsCopy.current = false;
    copyPicture(picture);
  }, [menuAt, picture]);
  const act = (id: (typeof FILE_ACTIONS)[number], name: string): void => {
    // Once the menu is gone: while it is open, nothing else on the page can be selected.
    if (id === 'copy') wantsCopy.current = true;
    else file.run(id, name);
  };
  if (fileName === undefined) return null;
  return (
    <>
      <ActionMenu
        label={text('editor-image-file')}
        items={FILE_ACTIONS.map((id) => ({ id, label: text(`editor-image-${id}`), group: id === 'copy' ? 1 : 0 }))}
        onAction={(id) => act(id, fileName)}
        isOpen={menuAt !== undefined}
        onOpenChange={(isOpen) => onMenuAt(isOpen ? 'button' : undefined)}
        anchor={menuAt === 'picture' ? anchor : undefined}
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
