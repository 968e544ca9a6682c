import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CardStates, CustomStates } from '#shared/contract/scheduler.ts';
import { isAppError } from '#shared/errors/app-error.ts';
import { cardsAddress } from '#renderer/card-frame/cards-address.ts';
import { type StatesOutcome, StatesRunner } from '#renderer/card-frame/states-runner.ts';
import { useClient } from '#renderer/rpc/client-context.tsx';
import type { Studying } from './review-session.ts';

/** Why the collection's custom scheduling script changed nothing. */
export type CustomFailure = { readonly kind: 'fault'; readonly message: string } | { readonly kind: 'endless' };

interface Customized {
  readonly custom: CustomStates;
  readonly states: CardStates;
}

export interface CustomizedAnswers {
  /** What stands on the buttons. */
  readonly states: CardStates;
  /** Resolves to what the answer has to be given with, as soon as the script has ended, and in any case soon. */
  readonly ready: () => Promise<CustomStates | undefined>;
}

/** Lets the collection's custom scheduling script, if there is one, change what the answers to the card do. */
export function useCustomStates(
  { card, turn }: Pick<Studying, 'card' | 'turn'>,
  onFailure: (failure: CustomFailure) => void,
): CustomizedAnswers {
  const client = useClient();
  const runner = useRef<StatesRunner>(undefined);
  const [changed, setChanged] = useState<Customized & { readonly turn: number }>();
  const running = useRef<Promise<Customized | undefined>>(Promise.resolve(undefined));
  const tell = useEffectEvent(onFailure);
  const { cardId } = card;
  const { mark } = card.states;

  useEffect(() => {
    let isCurrent = true;
    async function customized(): Promise<Customized | undefined> {
      const script = await client.calls.scheduler.customScript({ cardId });
      if (script === null || !isCurrent) return undefined;
      runner.current ??= new StatesRunner(document.body, cardsAddress(), '');
      const custom = customOf(await runner.current.run(script));
      if (!isCurrent) return undefined;
      if ('kind' in custom) {
        tell(custom);
        return undefined;
      }
      return { custom, states: await client.calls.scheduler.customStates({ cardId, custom }) };
    }
    const run = customized().catch((error: unknown) => {
      // What the script left is no state, or the card changed meanwhile: the card is answered without it.
      if (isCurrent)
        tell({ kind: 'fault', message: isAppError(error, 'invalidInput') ? error.details.issues.join(', ') : '' });
      return undefined;
    });
    running.current = run;
    void run.then((result) => {
      if (isCurrent && result !== undefined) setChanged({ ...result, turn });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, cardId, mark, turn]);

  useEffect(
    () => () => {
      runner.current?.end();
      runner.current = undefined;
    },
    [],
  );

  const isForThis = changed?.turn === turn && changed.states.mark === mark;
  return {
    states: isForThis ? changed.states : card.states,
    ready: async () => (await running.current)?.custom,
  };
}

function customOf(outcome: StatesOutcome): CustomStates | CustomFailure {
  if (outcome.kind !== 'done') return outcome;
  const { states, customData } = outcome;
  if (isRecord(states) && isRecord(customData)) return { states, customData };
  return { kind: 'fault', message: '' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
