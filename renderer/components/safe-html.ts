import createDOMPurify, { type Config } from 'dompurify';

/**
 * Deck descriptions come from anybody's shared deck and land in the app's own page: only plain formatting passes.
 * Nothing that fetches (pictures, media, styles) and nothing that acts; links open outside.
 */
const rules: Config = {
  ALLOWED_TAGS: [
    ...['a', 'b', 'blockquote', 'br', 'code', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'hr', 'i', 'li', 'ol', 'p', 'pre'],
    ...['s', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'u', 'ul'],
  ],
  ALLOWED_ATTR: ['href', 'dir', 'lang', 'title', 'colspan', 'rowspan'],
  // The rule for addresses would else be held against every value.
  ADD_URI_SAFE_ATTR: ['dir', 'lang', 'title', 'colspan', 'rowspan'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/iu,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

const purify = createDOMPurify(window);
purify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer');
});

export function safeHtml(html: string): string {
  return purify.sanitize(html, rules);
}
