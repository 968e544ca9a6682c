import { useId, useState } from 'react';
import type { Preferences } from '#shared/contract/app.ts';
import { TextInput } from '#renderer/components/text-input.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

type Keys = Preferences['answerKeys'];

export interface AnswerKeysProps {
  readonly keys: Keys;
  /** Resolves to false when they were not stored. */
  readonly onChange: (keys: Keys) => Promise<boolean>;
}

const buttons = ['again', 'hard', 'good', 'easy'] as const;

/** One key for each answer, kept as soon as no two are the same. */
export function AnswerKeys({ keys, onChange }: AnswerKeysProps) {
  const text = useText();
  const [titleId, hintId] = [useId(), useId()];
  const [draft, setDraft] = useState<Keys>();
  // What was typed stays until it is what is stored: the next key may come before.
  if (draft?.every((key, index) => key === keys[index]) === true) setDraft(undefined);
  const shown = draft ?? keys;
  function type(index: number, typed: string): void {
    // What is typed takes the place of what was there.
    const key = Array.from(typed.trim()).at(-1)?.toLowerCase() ?? '';
    const [again, hard, good, easy] = shown.map((known, place) => (place === index ? key : known));
    const wanted: Keys = [again ?? '', hard ?? '', good ?? '', easy ?? ''];
    setDraft(wanted);
    if (twice(wanted).length === 0) void store(wanted);
  }
  async function store(wanted: Keys): Promise<void> {
    if (!(await onChange(wanted))) setDraft((now) => (now === wanted ? undefined : now));
  }
  return (
    <div className="field" role="group" aria-labelledby={titleId} aria-describedby={hintId}>
      <span className="field-label" id={titleId}>
        {text('preferences-answer-keys')}
      </span>
      <div className="answer-keys">
        {buttons.map((button, index) => (
          <TextInput
            key={button}
            label={text(`preferences-answer-${button}`)}
            autoComplete="off"
            value={shown[index] ?? ''}
            onChange={(typed) => type(index, typed)}
            error={twice(shown).includes(shown[index] ?? '') ? text('preferences-answer-keys-twice') : undefined}
          />
        ))}
      </div>
      <span className="field-hint" id={hintId}>
        {text('preferences-answer-keys-hint')}
      </span>
    </div>
  );
}

function twice(keys: readonly string[]): string[] {
  return keys.filter((key, index) => key !== '' && keys.indexOf(key) !== index);
}
