import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { css } from '@codemirror/lang-css';
import { html } from '@codemirror/lang-html';
import { bracketMatching, defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { type Ref, type RefObject, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { foundIn, nextFound } from './find-in-source.ts';

export interface SourceFieldHandle {
  focus(): void;
  /** Selects a word behind (or before) what is selected, and shows it. */
  find(word: string, direction: 'next' | 'previous'): void;
  /** Puts a text in the place of what is selected. */
  insert(text: string): void;
}

export interface SourceFieldProps {
  readonly label: string;
  readonly language: 'html' | 'css';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
  readonly autoFocus?: boolean;
  readonly showsLineNumbers?: boolean;
  /** Typing the start of an element writes its end, too. */
  readonly closesTags?: boolean;
  readonly ref?: Ref<SourceFieldHandle>;
}

/** Marks what the owner of the text put in, which it need not be told of. */
const fromOutside = Annotation.define<true>();

/** A text as it is stored, with its syntax in colours. Tab leaves it, as it leaves every field. */
export function SourceField({ value, onChange, onFocus, ref, ...options }: SourceFieldProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  useImperativeHandle(ref, () => handleOf(view), []);
  const changed = useEffectEvent(onChange);
  const focused = useEffectEvent(() => onFocus?.());
  const begin = useEffectEvent((parent: HTMLElement, listeners: Extension): EditorView => {
    const extensions = [...extensionsOf(options), listeners];
    const made = new EditorView({ parent, state: EditorState.create({ doc: value, extensions }) });
    if (options.autoFocus === true) made.focus();
    return made;
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const listeners = EditorView.updateListener.of((update) => {
      if (update.focusChanged && update.view.hasFocus) focused();
      const isOurs = update.transactions.some((transaction) => transaction.annotation(fromOutside) === undefined);
      if (update.docChanged && isOurs) changed(update.state.doc.toString());
    });
    const made = begin(place.current, listeners);
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const { current } = view;
    if (current === undefined || current.state.doc.toString() === value) return;
    const changes = { from: 0, to: current.state.doc.length, insert: value };
    current.dispatch({ changes, annotations: fromOutside.of(true) });
  }, [value]);
  return <div ref={place} className="source-field" dir="ltr" />;
}

function handleOf(view: RefObject<EditorView | undefined>): SourceFieldHandle {
  return {
    focus: () => view.current?.focus(),
    find: (word, direction) => {
      const { current } = view;
      if (current === undefined) return;
      const found = nextFound(foundIn(current.state.doc.toString(), word), current.state.selection.main, direction);
      if (found === undefined) return;
      current.dispatch({ selection: { anchor: found.from, head: found.to }, scrollIntoView: true });
    },
    insert: (text) => {
      view.current?.dispatch(view.current.state.replaceSelection(text));
      view.current?.focus();
    },
  };
}

function extensionsOf({
  label,
  language,
  showsLineNumbers = false,
  closesTags = true,
}: Omit<SourceFieldProps, 'value' | 'onChange'>) {
  return [
    // Its styles are made by its script: the page allows those that have its nonce.
    EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''),
    history(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    bracketMatching(),
    syntaxHighlighting(defaultHighlightStyle),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
    language === 'html' ? html({ autoCloseTags: closesTags }) : css(),
    // What was found is seen while the focus is where one searches.
    ...(showsLineNumbers ? [lineNumbers(), drawSelection()] : []),
  ];
}
