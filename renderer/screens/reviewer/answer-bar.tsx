import { type ReactNode, useId } from 'react';
import type { CardStates } from '#shared/contract/scheduler.ts';
import { Button } from '#renderer/components/button.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { intervalLabel } from './interval-label.ts';
import type { AnswerKeys } from './reviewer-keys.ts';
import type { Rating } from './use-review-session.ts';

export interface AnswerBarProps {
  readonly side: 'question' | 'answer';
  readonly states: CardStates;
  readonly showIntervals: boolean;
  readonly answerKeys: AnswerKeys;
  /** The answer is on its way. */
  readonly isBusy: boolean;
  readonly onShow: () => void;
  readonly onAnswer: (rating: Rating) => void;
  readonly start: ReactNode;
  readonly end: ReactNode;
}

const answers = [
  [1, 'again'],
  [2, 'hard'],
  [3, 'good'],
  [4, 'easy'],
] as const satisfies readonly (readonly [Rating, string])[];

/** Below the card: one button while the question is shown, four with what they do on its other side. */
export function AnswerBar({
  side,
  states,
  showIntervals,
  answerKeys,
  isBusy,
  onShow,
  onAnswer,
  start,
  end,
}: AnswerBarProps) {
  const text = useText();
  const id = useId();
  return (
    <footer className="answer-bar">
      <div className="answer-bar-start">{start}</div>
      {side === 'question' ? (
        <div className="answer-bar-middle">
          <Button look="primary" className="answer-show" onPress={onShow}>
            {text('reviewer-show')}
            <Key>{text('reviewer-key-space')}</Key>
          </Button>
        </div>
      ) : (
        <div className="answer-bar-middle" role="group" aria-label={text('reviewer-answers')}>
          {answers.map(([rating, name]) => {
            const span = intervalLabel(states[name].label, text);
            return (
              <div key={name} className="answer-choice">
                {showIntervals ? (
                  <span className="answer-span" id={`${id}-${name}`}>
                    {span}
                  </span>
                ) : null}
                <Button
                  look={rating === 3 ? 'chosen' : 'ordinary'}
                  className={`answer-button answer-${name}`}
                  isDisabled={isBusy}
                  {...(showIntervals ? { describedBy: `${id}-${name}` } : {})}
                  onPress={() => onAnswer(rating)}
                >
                  {text(`reviewer-${name}`)}
                  <Key>{answerKeys[rating - 1]?.toUpperCase() ?? ''}</Key>
                </Button>
              </div>
            );
          })}
        </div>
      )}
      <div className="answer-bar-end">{end}</div>
    </footer>
  );
}

function Key({ children }: { readonly children: string }) {
  if (children === '') return null;
  return (
    <kbd className="key" aria-hidden="true">
      {children}
    </kbd>
  );
}
