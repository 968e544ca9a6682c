import { Button } from '#renderer/components/button.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';

export interface PageButtonsProps {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly previousLabel: string;
  readonly nextLabel: string;
}

/** For lists of thousands: one page of them at a time. Nothing, if all fit on one. */
export function PageButtons(props: PageButtonsProps) {
  const text = useText();
  const { isFirst, isLast, onPrevious, onNext, previousLabel, nextLabel } = props;
  if (isFirst && isLast) return null;
  return (
    <nav className="button-row" aria-label={text('history-pages')}>
      <Button isDisabled={isFirst} onPress={onPrevious}>
        {previousLabel}
      </Button>
      <Button isDisabled={isLast} onPress={onNext}>
        {nextLabel}
      </Button>
    </nav>
  );
}
