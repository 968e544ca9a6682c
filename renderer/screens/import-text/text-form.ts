import type { TextInfo, TextOptions } from '#shared/contract/text.ts';
import type { MethodInput } from '#renderer/rpc/method-name.ts';

/** What the look into the file is to go by instead of its own guesses. */
export type Asked = Omit<MethodInput<'text.inspect'>, 'path'>;

/** What was chosen beside that. The columns are those of one way to read the file. */
export interface TextForm {
  readonly asked: Asked;
  readonly existing?: TextOptions['existing'];
  readonly matchScope?: TextOptions['matchScope'];
  readonly allTags?: string;
  readonly updatedTags: string;
  readonly fieldColumns?: readonly number[];
  readonly tagsColumn?: number;
  /** It is the log of deleted notes: each comes back as it was last. */
  readonly isDeletionLog?: true;
}

export const firstForm: TextForm = { asked: {}, updatedTags: '' };
/** What is here again may have been worked on since. */
export const deletionLogForm: TextForm = { ...firstForm, existing: 'preserve', isDeletionLog: true };

/** Another way to read the file: what was chosen for its columns no longer fits. */
export function askedAnew({ fieldColumns: _fields, tagsColumn: _tags, ...form }: TextForm, asked: Asked): TextForm {
  return { ...form, asked: { ...form.asked, ...asked } };
}

/** How the file is going to be imported. */
export function chosenOptions({ options }: TextInfo, form: TextForm): TextOptions {
  const { notetype } = options;
  return {
    ...options,
    notetype:
      notetype.kind === 'one'
        ? { ...notetype, fieldColumns: [...(form.fieldColumns ?? notetype.fieldColumns)] }
        : notetype,
    tagsColumn: form.tagsColumn ?? options.tagsColumn,
    existing: form.existing ?? options.existing,
    matchScope: form.matchScope ?? options.matchScope,
    allTags: form.allTags === undefined ? options.allTags : tagsIn(form.allTags),
    updatedTags: tagsIn(form.updatedTags),
    ...(form.isDeletionLog ? { lastOfEachGuid: true } : {}),
  };
}

function tagsIn(text: string): string[] {
  return text.split(/[\s\u3000]+/u).filter((tag) => tag !== '');
}
