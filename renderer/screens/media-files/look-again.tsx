import { Button } from '#renderer/components/button.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { useTask } from '#renderer/rpc/use-task.ts';
import { showToast } from '#renderer/state/toast-store.ts';

/** Reads the folder anew, content and all: for whoever does not trust what is shown. */
export function LookAgain() {
  const text = useText();
  const { number } = useFormat();
  const look = useTask('media.look');
  async function run(): Promise<void> {
    const done = await look.run({ thorough: true });
    if (done !== undefined) showToast(text('media-files-looked', { count: done.changed }));
  }
  const { done, total } = look.progress ?? { done: 0, total: 0 };
  return (
    <>
      <span className="soft media-files-looking" role="status">
        {look.running && total > 0 ? text('media-files-looking', { done: number(done), total: number(total) }) : ''}
      </span>
      {/* One button throughout: the focus stays where it was. */}
      <Button onPress={() => (look.running ? look.cancel() : void run())}>
        {text(look.running ? 'button-cancel' : 'media-files-look')}
      </Button>
    </>
  );
}
