import { type ReactNode, useEffect, useState } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import { Icon, type IconProps } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { type EditorActionId, editorKeyOf } from './editor-actions.ts';
import { useEditorChoices } from './editor-choices.ts';
import { isFormatOn, shownFormats } from './editing-commands.ts';
import { RemoveFormatsMenu } from './remove-formats-menu.tsx';

export interface EditorToolbarProps {
  readonly platform: string;
  readonly hasClozes: boolean;
  readonly recording: boolean;
  readonly onAction: (id: EditorActionId) => void;
  /** Stands at the far end. */
  readonly children?: ReactNode;
}

const LISTS = [
  'bulletList',
  'numberedList',
  'outdent',
  'indent',
  'alignStart',
  'alignCenter',
  'alignEnd',
  'justify',
] as const;
const EQUATIONS = ['mathInline', 'mathBlock', 'mathChemistry', 'latex', 'latexEquation', 'latexBlock'] as const;
const LETTERS: Readonly<Partial<Record<EditorActionId, ReactNode>>> = {
  bold: <b>{'B'}</b>,
  italic: <i>{'I'}</i>,
  underline: <u>{'U'}</u>,
  superscript: <Icon name="superscript" />,
  subscript: <Icon name="subscript" />,
};

/** Buttons for the field that the caret is in. Pressing one leaves the caret where it is. */
export function EditorToolbar({ platform, onAction, ...props }: EditorToolbarProps) {
  const text = useText();
  const on = useShownFormats();
  const { textColour, highlightColour } = useEditorChoices();
  const tool = (id: EditorActionId, content: ReactNode, pressed?: boolean): ReactNode => (
    <ToolButton key={id} id={id} platform={platform} pressed={pressed} onAction={onAction}>
      {content}
    </ToolButton>
  );
  const more = (id: EditorActionId): ReactNode => tool(id, <Icon name="fold" className="icon-small" />);
  const menu = (label: string, icon: IconProps['name'], ids: readonly EditorActionId[]): ReactNode => (
    <ActionMenu
      label={label}
      items={ids.map((id, index) => ({
        id,
        label: text(`editor-${id}`),
        shortcut: editorKeyOf(id, platform),
        group: groupOf(id, index),
      }))}
      onAction={onAction}
      trigger={
        <Button className="tool" aria-label={label} preventFocusOnPress>
          <Icon name={icon} />
          <Icon name="fold" className="icon-small" />
        </Button>
      }
    />
  );
  return (
    <Toolbar className="editor-tools" aria-label={text('editor-tools')}>
      {shownFormats.map((id) => tool(id, LETTERS[id], on.includes(id)))}
      {tool('textColour', <ColourSample letter="A" colour={textColour} />)}
      {more('pickTextColour')}
      {tool('highlight', <ColourSample letter="A" behind={highlightColour} />)}
      {more('pickHighlight')}
      {tool('removeFormats', <Icon name="clear" />)}
      <RemoveFormatsMenu />
      {menu(text('editor-lists'), 'list', LISTS)}
      {tool('attach', <Icon name="attach" />)}
      {tool('record', <Icon name={props.recording ? 'stop' : 'record'} />, props.recording)}
      {menu(text('editor-equations'), 'equation', EQUATIONS)}
      {props.hasClozes ? tool('clozeNext', <span className="tool-letters">{'[…]'}</span>) : null}
      {props.hasClozes ? tool('clozeSame', <span className="tool-letters">{'[…]+'}</span>) : null}
      {tool('source', <span className="tool-letters">{'</>'}</span>)}
      {props.children}
    </Toolbar>
  );
}

function groupOf(id: EditorActionId, index: number): number {
  if (id.startsWith('latex')) return 2;
  return id === 'bulletList' || id === 'numberedList' ? 0 : Math.min(index, 4) < 4 ? 1 : 3;
}

interface ToolButtonProps {
  readonly id: EditorActionId;
  readonly platform: string;
  readonly pressed: boolean | undefined;
  readonly onAction: (id: EditorActionId) => void;
  readonly children: ReactNode;
}

function ToolButton({ id, platform, pressed, onAction, children }: ToolButtonProps) {
  const text = useText();
  const name = text(`editor-${id}`);
  const key = editorKeyOf(id, platform);
  return (
    <Button
      className="tool"
      preventFocusOnPress
      aria-label={name}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onPress={() => onAction(id)}
    >
      <span aria-hidden title={key === undefined ? name : `${name} (${key})`} className="tool-face">
        {children}
      </span>
    </Button>
  );
}

function ColourSample({ letter, colour, behind }: { letter: string; colour?: string; behind?: string }) {
  return (
    <span className="colour-sample" style={{ borderBlockEndColor: colour ?? behind, backgroundColor: behind }}>
      {letter}
    </span>
  );
}

/** Which formats the caret stands in. */
function useShownFormats(): readonly (typeof shownFormats)[number][] {
  const [on, setOn] = useState<readonly (typeof shownFormats)[number][]>([]);
  useEffect(() => {
    const look = (): void => {
      const inField = document.activeElement?.closest('.rich-field') !== null;
      const now = inField ? shownFormats.filter((id) => isFormatOn(id)) : [];
      setOn((before) => (before.join() === now.join() ? before : now));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return on;
}
