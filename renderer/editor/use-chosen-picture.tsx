import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useState,
} from 'react';
import { mediaFileName } from '#renderer/card-frame/cards-address.ts';
import { ImagePanel, type MenuPlace } from './image-panel.tsx';
import { showAsItIs } from './image-shape.ts';
import { MathPanel } from './math-panel.tsx';
import { mathBesideCaret, mathPictureAt, sourceOfPicture } from './math-pictures.ts';

type Choice =
  | { readonly kind: 'image'; readonly picture: HTMLImageElement }
  | { readonly kind: 'math'; readonly picture: HTMLImageElement; readonly caret: 'start' | 'end' | number };

export interface ChosenPicture {
  readonly choose: (choice: Choice) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  /** Opens the menu of a picture's file. */
  readonly onContextMenu: (event: MouseEvent) => void;
  /** True: the key was meant for the chosen picture, or for a formula beside the caret. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
  /** Stands below the field. */
  readonly panel: ReactNode;
}

/** The formula or picture of a field that is worked at. `take` reads the field after each change. */
export function useChosenPicture(box: RefObject<HTMLElement | null>, take: () => void): ChosenPicture {
  const [choice, setChoice] = useState<Choice>();
  const [menuAt, setMenuAt] = useState<MenuPlace>();
  const shown = choice?.picture.isConnected === true ? choice : undefined;
  const close = (): void => {
    setChoice(undefined);
    if (shown === undefined || box.current === null) return;
    box.current.focus();
    document.getSelection()?.collapse(shown.picture.parentNode, placeOf(shown.picture) + 1);
    if (shown.kind !== 'math' || sourceOfPicture(shown.picture).tex.trim() !== '') return;
    shown.picture.remove();
    take();
  };
  useChosenByKeys(box, (picture) => setChoice({ kind: 'image', picture }));
  return {
    choose: setChoice,
    onClick: ({ target }) => {
      const math = mathPictureAt(target);
      if (math !== undefined) setChoice({ kind: 'math', picture: math, caret: 'end' });
      else if (target instanceof HTMLImageElement) setChoice({ kind: 'image', picture: target });
      else setChoice(undefined);
    },
    onDoubleClick: ({ target }) => {
      if (!(target instanceof HTMLImageElement) || mathPictureAt(target) !== undefined) return;
      showAsItIs(target);
      take();
    },
    onContextMenu: (event) => {
      const { target } = event;
      if (!(target instanceof HTMLImageElement) || mediaFileName(target.src) === undefined) return;
      event.preventDefault();
      setChoice({ kind: 'image', picture: target });
      setMenuAt('picture');
    },
    onKeyDown: (event) => {
      if (shown?.kind === 'image' && asksForMenu(event)) {
        event.preventDefault();
        setMenuAt('picture');
        return true;
      }
      if (!/^Arrow(?:Left|Right)$/u.test(event.key) || event.shiftKey || event.ctrlKey || event.metaKey) return false;
      const picture = mathBesideCaret(event.key);
      if (picture === undefined) return false;
      event.preventDefault();
      setChoice({ kind: 'math', picture, caret: event.key === 'ArrowRight' ? 'start' : 'end' });
      return true;
    },
    panel:
      shown === undefined ? null : (
        <Panel choice={shown} onChange={take} onClose={close} menuAt={menuAt} onMenuAt={setMenuAt} />
      ),
  };
}

function asksForMenu({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

function placeOf(node: Node): number {
  return [...(node.parentNode?.childNodes ?? [])].findIndex((other) => other === node);
}

/** A selection of nothing but one picture (Shift with an arrow) chooses it; Tab leads to its fields. */
function useChosenByKeys(box: RefObject<HTMLElement | null>, onChoose: (picture: HTMLImageElement) => void): void {
  const look = useEffectEvent(() => {
    const selection = document.getSelection();
    if (box.current === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!box.current.contains(range.commonAncestorContainer)) return;
    const held = [...range.cloneContents().childNodes].filter((node) => !(node instanceof Text && node.data === ''));
    if (held.length !== 1 || !(held[0] instanceof HTMLImageElement) || mathPictureAt(held[0]) !== undefined) return;
    const picture = [...box.current.querySelectorAll('img')].find((known) => range.intersectsNode(known));
    if (picture !== undefined) onChoose(picture);
  });
  useEffect(() => {
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
}

interface PanelProps {
  readonly choice: Choice;
  readonly onChange: () => void;
  readonly onClose: () => void;
  readonly menuAt: MenuPlace | undefined;
  readonly onMenuAt: (place: MenuPlace | undefined) => void;
}

function Panel({ choice, menuAt, onMenuAt, ...events }: PanelProps) {
  if (choice.kind === 'image') {
    return <ImagePanel picture={choice.picture} {...events} menuAt={menuAt} onMenuAt={onMenuAt} />;
  }
  return <MathPanel key={keyOf(choice.picture)} picture={choice.picture} caret={choice.caret} {...events} />;
}

const keys = new WeakMap<HTMLImageElement, number>();
let nextKey = 1;

/** Another formula is another panel. */
function keyOf(picture: HTMLImageElement): number {
  const key = keys.get(picture) ?? nextKey++;
  keys.set(picture, key);
  return key;
}
