/** What the app's page tells the card document. */
export type ToFrame =
  | { readonly type: 'show'; readonly shown: ShownSide }
  /** Likely to be shown next: what can be done ahead without anybody noticing is done. `show` with its turn follows. */
  | { readonly type: 'prepare'; readonly shown: ShownSide }
  /** The document has become the one that is seen. */
  | { readonly type: 'reveal'; readonly focusTyping: boolean }
  | { readonly type: 'look'; readonly bodyClass: string }
  | { readonly type: 'focusTyping' }
  /** Why a file is missing, to be said in its place. */
  | { readonly type: 'missing'; readonly place: number; readonly text: string; readonly action: string | null }
  /** These files have come into the folder; null: unknown which. */
  | { readonly type: 'arrived'; readonly fileNames: readonly string[] | null }
  | { readonly type: 'preloadMath' }
  | { readonly type: 'runStates'; readonly run: StatesRun }
  | { readonly type: 'stopStates' }
  | { readonly type: 'ping' };

/** What the official app gives the custom scheduling script, under the names that the script knows. */
export interface StatesRun {
  readonly id: number;
  readonly script: string;
  /** Changed in place by the script: `current`, `again`, `hard`, `good`, `easy`. */
  readonly states: unknown;
  /** Of each answer, as an object that the script may change. */
  readonly customData: unknown;
  readonly context: {
    readonly deckName: string;
    readonly seed: number;
    readonly decay?: number | undefined;
    readonly desiredRetention?: number | undefined;
  };
}

export interface ShownSide {
  /** Counts the sides that this document has shown. */
  readonly turn: number;
  readonly side: 'question' | 'answer';
  readonly html: string;
  readonly css: string;
  readonly bodyClass: string;
  /** Of the app: `lang` of the document and which way it runs until the card says otherwise. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** False: the card is shown as it is written, and nothing of it runs. */
  readonly withScripts: boolean;
  readonly withMath: boolean;
  /** It has scripts, which may ask for jQuery. */
  readonly withJquery: boolean;
  /** Images as large as they are, as a card may wish them. */
  readonly asMobile: boolean;
  readonly shrinkImages: boolean;
}

/** Fields of a key press that the app's keys are made from. */
export interface FrameKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

export interface ScriptFault {
  readonly message: string;
  /** In the script; null when unknown. */
  readonly line: number | null;
  /** The media file it is in; null: the card itself. */
  readonly fileName: string | null;
}

/** What the card document tells. Cards are programs: none of it is to be believed, see `readFrameMessage`. */
export type FromFrame =
  | { readonly type: 'ready' }
  /** About to be shown: the document is alive. */
  | { readonly type: 'showing'; readonly turn: number }
  | { readonly type: 'shown'; readonly turn: number }
  /** `drawn`: it only has to come to the front. */
  | { readonly type: 'prepared'; readonly drawn: boolean }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'key'; readonly key: FrameKey }
  | { readonly type: 'play'; readonly side: 'question' | 'answer'; readonly index: number }
  | { readonly type: 'showAnswer' }
  | { readonly type: 'link'; readonly href: string }
  | { readonly type: 'missing'; readonly place: number; readonly fileName: string }
  | { readonly type: 'missingAction'; readonly place: number }
  | { readonly type: 'fault'; readonly fault: ScriptFault }
  | { readonly type: 'statesDone'; readonly id: number; readonly outcome: string }
  | { readonly type: 'pong' };

const longestText = 100_000;
const longestName = 1_000;

/** The message in `data`; undefined when it is none, or one that no honest document would send. */
export function readFrameMessage(data: unknown): FromFrame | undefined {
  if (!isRecord(data)) return undefined;
  const { type } = data;
  switch (type) {
    case 'ready':
    case 'pong':
    case 'showAnswer':
      return { type };
    case 'showing':
    case 'shown':
      return isCount(data['turn']) ? { type, turn: data['turn'] } : undefined;
    case 'prepared':
      return { type, drawn: data['drawn'] === true };
    case 'typed':
      return isText(data['text'], longestText) ? { type, text: data['text'] } : undefined;
    case 'statesDone':
      return isCount(data['id']) && isText(data['outcome'], longestText)
        ? { type, id: data['id'], outcome: data['outcome'] }
        : undefined;
    case 'key':
      return keyMessage(data['key']);
    case 'play':
      return playMessage(data['side'], data['index']);
    case 'link':
      return isText(data['href'], longestText) ? { type, href: data['href'] } : undefined;
    case 'missing':
      return isCount(data['place']) && isText(data['fileName'], longestName)
        ? { type, place: data['place'], fileName: data['fileName'] }
        : undefined;
    case 'missingAction':
      return isCount(data['place']) ? { type, place: data['place'] } : undefined;
    case 'fault':
      return faultMessage(data['fault']);
    default:
      return undefined;
  }
}

function keyMessage(value: unknown): FromFrame | undefined {
  if (!isRecord(value) || !isText(value['key'], 50) || !isText(value['code'], 50)) return undefined;
  const { key, code } = { key: value['key'], code: value['code'] };
  return {
    type: 'key',
    key: {
      key,
      code,
      ctrlKey: value['ctrlKey'] === true,
      altKey: value['altKey'] === true,
      shiftKey: value['shiftKey'] === true,
      metaKey: value['metaKey'] === true,
      repeat: value['repeat'] === true,
    },
  };
}

function playMessage(side: unknown, index: unknown): FromFrame | undefined {
  if ((side !== 'question' && side !== 'answer') || !isCount(index)) return undefined;
  return { type: 'play', side, index };
}

function faultMessage(value: unknown): FromFrame | undefined {
  if (!isRecord(value) || !isText(value['message'], longestName)) return undefined;
  const { line, fileName } = value;
  return {
    type: 'fault',
    fault: {
      message: value['message'],
      line: isCount(line) ? line : null,
      fileName: isText(fileName, longestName) ? fileName : null,
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
