import type { ReviewedCard } from '#shared/contract/reviewer.ts';
import { ActionMenu, type ActionMenuItem } from '#renderer/components/action-menu.tsx';
import { Button } from '#renderer/components/button.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { type ReviewerAction, reviewerKeyLabel } from './reviewer-keys.ts';

export interface MoreMenuProps {
  readonly card: ReviewedCard;
  readonly platform: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onAction: (action: ReviewerAction) => void;
}

/** Groups are separated by lines. */
const groups = [
  ['flag1', 'flag2', 'flag3', 'flag4', 'flag5', 'flag6', 'flag7'],
  ['buryCard', 'suspendCard', 'setDueDate', 'resetCard'],
  ['editNote', 'copyNote', 'markNote', 'buryNote', 'suspendNote', 'deleteNote'],
  ['cardInfo', 'previousCardInfo', 'deckOptions'],
  ['replayAudio', 'pauseAudio', 'audioBack', 'audioForward', 'recordVoice', 'replayVoice', 'autoAdvance'],
] as const satisfies readonly (readonly ReviewerAction[])[];
type MenuAction = (typeof groups)[number][number];

/** Everything that can be done to the card or its note, each with its key. */
export function MoreMenu({ card, platform, isOpen, onOpenChange, onAction }: MoreMenuProps) {
  const text = useText();
  const items = groups.flatMap((actions, group) =>
    actions.map(
      (id): ActionMenuItem<MenuAction> => ({
        id,
        group,
        label: menuLabel(id, card, text),
        shortcut: reviewerKeyLabel(id, platform),
      }),
    ),
  );
  return (
    <ActionMenu
      label={text('reviewer-more-for')}
      items={items}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onAction={onAction}
      trigger={
        <Button look="plain">
          {text('reviewer-more')}
          <kbd className="key" aria-hidden="true">
            {'M'}
          </kbd>
        </Button>
      }
    />
  );
}

function menuLabel(id: MenuAction, card: ReviewedCard, text: ReturnType<typeof useText>): string {
  if (id === 'markNote') return text(card.marked ? 'reviewer-do-unmark' : 'reviewer-do-mark');
  if (!id.startsWith('flag')) return text(`reviewer-do-${id as Exclude<MenuAction, 'markNote' | `flag${number}`>}`);
  const flag = flagOf(id);
  const colour = text(`reviewer-flag-${flag}`);
  return text(card.flag === flag ? 'reviewer-do-unflag' : 'reviewer-do-flag', { colour });
}

const flags = [1, 2, 3, 4, 5, 6, 7] as const;

/** The flag that an action sets. Throws for any other action. */
export function flagOf(action: ReviewerAction): (typeof flags)[number] {
  const flag = flags.find((one) => action === `flag${one}`);
  if (flag === undefined) throw new Error(`${action} sets no flag`);
  return flag;
}
