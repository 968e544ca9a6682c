import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from '#renderer/components/icons.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { hideToast, useToast } from '#renderer/state/toast-store.ts';

const shownMs = 7000;

/** What was just done, at the foot of the window, and said to screen readers. */
export function ToastView({ onUndo }: { readonly onUndo?: () => void }) {
  const text = useText();
  const toast = useToast((state) => state.toast);
  useEffect(() => {
    if (toast === undefined) return undefined;
    const timer = setTimeout(hideToast, shownMs);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <section className="toast-region" aria-label={text('toast-region')}>
      <div role="status" aria-live="polite">
        {toast === undefined ? null : (
          <div className="toast" key={toast.key}>
            <span dir="auto">{toast.text}</span>
            {toast.canUndo && onUndo !== undefined ? (
              <AriaButton className="toast-action" onPress={onUndo}>
                {text('toast-undo')}
              </AriaButton>
            ) : null}
            <AriaButton className="toast-close" aria-label={text('toast-close')} onPress={hideToast}>
              <Icon name="close" />
            </AriaButton>
          </div>
        )}
      </div>
    </section>
  );
}
