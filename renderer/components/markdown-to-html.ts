import { Marked } from 'marked';

/** As the official client has it: plain CommonMark, and no language named at code. */
const commonMark = new Marked({
  gfm: false,
  async: false,
  walkTokens: (token) => {
    if (token.type === 'code') token['lang'] = '';
  },
});

/** The HTML of a text in Markdown, HTML in it included: to be cleaned before it is shown. */
export function markdownToHtml(text: string): string {
  return commonMark.parse(text, { async: false }).trimEnd();
}
