/** A note with this tag, in any case, is marked. */
export const MARKED_TAG = 'marked';
