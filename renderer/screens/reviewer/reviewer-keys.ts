/** What of a keyboard event decides; the card's frame sends the same of keys that are pressed inside it. */
export interface ReviewerKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export type ReviewerAction =
  | 'continue'
  | 'again'
  | 'hard'
  | 'good'
  | 'easy'
  | 'more'
  | 'replayAudio'
  | 'pauseAudio'
  | 'audioBack'
  | 'audioForward'
  | 'recordVoice'
  | 'replayVoice'
  | `flag${1 | 2 | 3 | 4 | 5 | 6 | 7}`
  | 'editNote'
  | 'copyNote'
  | 'markNote'
  | 'buryCard'
  | 'buryNote'
  | 'suspendCard'
  | 'suspendNote'
  | 'resetCard'
  | 'setDueDate'
  | 'deleteNote'
  | 'deckOptions'
  | 'cardInfo'
  | 'previousCardInfo'
  | 'undo'
  | 'autoAdvance'
  | 'overview';

interface KeyShape {
  /** A character, however the keyboard makes it, or the name of a key. */
  readonly key: string;
  readonly command?: true;
  readonly alt?: true;
  readonly shift?: true;
}

/** The first key of each is the one that menus show. */
export const reviewerKeys: Readonly<Record<ReviewerAction, readonly KeyShape[]>> = {
  continue: [{ key: ' ' }, { key: 'Enter' }],
  again: [{ key: '1' }],
  hard: [{ key: '2' }],
  good: [{ key: '3' }],
  easy: [{ key: '4' }],
  more: [{ key: 'm' }],
  replayAudio: [{ key: 'r' }, { key: 'F5' }],
  pauseAudio: [{ key: '5' }],
  audioBack: [{ key: '6' }],
  audioForward: [{ key: '7' }],
  recordVoice: [{ key: 'v', shift: true }],
  replayVoice: [{ key: 'v' }],
  flag1: [{ key: '1', command: true }],
  flag2: [{ key: '2', command: true }],
  flag3: [{ key: '3', command: true }],
  flag4: [{ key: '4', command: true }],
  flag5: [{ key: '5', command: true }],
  flag6: [{ key: '6', command: true }],
  flag7: [{ key: '7', command: true }],
  editNote: [{ key: 'e' }],
  copyNote: [{ key: 'e', command: true, alt: true }],
  markNote: [{ key: '*' }],
  buryCard: [{ key: '-' }],
  buryNote: [{ key: '=' }],
  suspendCard: [{ key: '@' }],
  suspendNote: [{ key: '!' }],
  resetCard: [{ key: 'n', command: true, alt: true }],
  setDueDate: [{ key: 'd', command: true, shift: true }],
  deleteNote: [
    { key: 'Delete', command: true },
    { key: 'Backspace', command: true },
  ],
  deckOptions: [{ key: 'o' }],
  cardInfo: [{ key: 'i' }],
  previousCardInfo: [{ key: 'i', command: true, alt: true }],
  undo: [{ key: 'u' }],
  autoAdvance: [{ key: 'a', shift: true }],
  overview: [{ key: 's' }],
};

const actions = Object.entries(reviewerKeys) as [ReviewerAction, readonly KeyShape[]][];

/** Of Again, Hard, Good and Easy; empty: that answer has no key. */
export type AnswerKeys = readonly [string, string, string, string];
export const DEFAULT_ANSWER_KEYS: AnswerKeys = ['1', '2', '3', '4'];
const answers = ['again', 'hard', 'good', 'easy'] as const satisfies readonly ReviewerAction[];

/** What a key does while a card is before one; `darwin` is macOS, where Cmd is what Ctrl is elsewhere. */
export function reviewerActionOf(
  pressed: ReviewerKey,
  platform: string,
  answerKeys: AnswerKeys = DEFAULT_ANSWER_KEYS,
): ReviewerAction | undefined {
  const answer = answers.find((_, i) => {
    const key = answerKeys[i]?.toLowerCase() ?? '';
    return key !== '' && matches(pressed, { key }, platform);
  });
  if (answer !== undefined) return answer;
  const others = actions.filter(([action]) => !answers.some((one) => one === action));
  return others.find(([, keys]) => keys.some((key) => matches(pressed, key, platform)))?.[0];
}

/** As a menu shows it: `Ctrl+Alt+N`, on macOS `⌥⌘N`. */
export function reviewerKeyLabel(action: ReviewerAction, platform: string): string {
  const isMac = platform === 'darwin';
  const keys = reviewerKeys[action];
  // The Mac keyboard's delete key is the other one.
  const key = (isMac ? keys.at(-1) : keys[0]) ?? { key: '' };
  const named = key.key === ' ' ? 'Space' : key.key.length === 1 ? key.key.toUpperCase() : key.key;
  if (isMac) return `${key.alt ? '⌥' : ''}${key.shift ? '⇧' : ''}${key.command ? '⌘' : ''}${named}`;
  return [key.command && 'Ctrl', key.alt && 'Alt', key.shift && 'Shift', named].filter(Boolean).join('+');
}

function matches(pressed: ReviewerKey, wanted: KeyShape, platform: string): boolean {
  const isMac = platform === 'darwin';
  const command = isMac ? pressed.metaKey : pressed.ctrlKey;
  const other = isMac ? pressed.ctrlKey : pressed.metaKey;
  if (other || command !== (wanted.command ?? false) || !isKey(pressed, wanted)) return false;
  // Signs are characters, whichever of Shift and AltGr a keyboard needs for them.
  if (!command && isSign(wanted.key)) return true;
  return pressed.altKey === (wanted.alt ?? false) && (pressed.shiftKey === (wanted.shift ?? false) || isDigit(wanted));
}

/** Letters by their place too: an Arabic or Korean layout gives other characters; digits in other scripts likewise. */
function isKey({ key, code }: ReviewerKey, wanted: KeyShape): boolean {
  if (key.toLowerCase() === wanted.key.toLowerCase()) return true;
  if (/^[a-z]$/u.test(wanted.key)) return !/^[a-z]$/iu.test(key) && code === `Key${wanted.key.toUpperCase()}`;
  return isDigit(wanted) && !isSignThatActs(key) && (code === `Digit${wanted.key}` || code === `Numpad${wanted.key}`);
}

function isSign(key: string): boolean {
  return key.length === 1 && /[^a-z0-9 ]/u.test(key);
}

function isDigit({ key }: KeyShape): boolean {
  return /^\d$/u.test(key);
}

/** `!` is Shift+1 on many keyboards, and no answer. */
function isSignThatActs(key: string): boolean {
  return actions.some(([, keys]) => keys.some((shape) => shape.key === key && isSign(key)));
}
