/** What the window's close button leads to. */
export type CloseVerdict =
  /** The app ends, or has nothing more to do: the window may go. */
  | 'close'
  /** The page is asked to quit, so that it can sync first and ask what has to be asked. */
  | 'ask'
  /** The page was asked before, or can't answer: end without it. */
  | 'quit';

export function closeVerdict(state: {
  readonly quitting: boolean;
  readonly pageAnswers: boolean;
  readonly askedBefore: boolean;
}): CloseVerdict {
  if (state.quitting) return 'close';
  return state.pageAnswers && !state.askedBefore ? 'ask' : 'quit';
}
