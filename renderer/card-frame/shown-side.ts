import type { CardPage, ComingPage } from './card-page.ts';
import type { ShownSide } from './frame-messages.ts';

const mathMarks = /\\\(.*?\\\)|\\\[.*?\\\]|MathJax/su;

/** A script anywhere, or one that runs when something happens. */
const scriptMarks = /<script|\son\w+\s*=/iu;

interface SideOptions {
  readonly side: CardPage['side'];
  readonly turn: number;
  readonly withScripts: boolean;
}

/** What a card's document is told, so that it shows this side. */
export function shownSide(page: ComingPage, options: SideOptions): ShownSide {
  return {
    ...options,
    html: page.html,
    css: page.css,
    bodyClass: bodyClass(page),
    lang: document.documentElement.lang,
    dir: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
    withMath: mathMarks.test(page.html),
    withJquery: options.withScripts && scriptMarks.test(page.html),
    shrinkImages: page.shrinkImages ?? true,
    asMobile: page.asMobile ?? false,
  };
}

/** With the names that cards' styles know from the official app. */
export function bodyClass({ cardNumber, nightMode }: ComingPage): string {
  return ['card', `card${cardNumber}`, systemClass(), ...(nightMode ? ['nightMode', 'night_mode'] : [])].join(' ');
}

function systemClass(): string {
  if (navigator.userAgent.includes('Windows')) return 'isWin';
  return navigator.userAgent.includes('Macintosh') ? 'isMac' : 'isLin';
}

/** Both look the same from the first moment on. */
export function isSamePage(before: ComingPage, now: ComingPage): boolean {
  return (
    before.html === now.html &&
    before.css === now.css &&
    bodyClass(before) === bodyClass(now) &&
    before.focusTyping === now.focusTyping &&
    (before.asMobile ?? false) === (now.asMobile ?? false) &&
    (before.shrinkImages ?? true) === (now.shrinkImages ?? true)
  );
}
