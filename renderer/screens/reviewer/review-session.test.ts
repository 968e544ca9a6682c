import { describe, expect, test } from 'vitest';
import { callSamples } from '#shared/rpc/testing/call-samples.ts';
import { LOADING, reviewSession, type ReviewSession, type SessionEvent } from './review-session.ts';

const next = callSamples.reviewer.card.output;
const { card } = next;
if (card === null) throw new Error('the sample shows a card');
const arrived = (over: Partial<Extract<SessionEvent, { kind: 'arrived' }>> = {}): SessionEvent => ({
  kind: 'arrived',
  next,
  nowMs: 1000,
  anew: false,
  ...over,
});
const played = (...events: readonly SessionEvent[]): ReviewSession => events.reduce(reviewSession, LOADING);
const otherMark = { ...next, card: { ...card, states: { ...card.states, mark: 'other' } } };

describe('the card before a person', () => {
  test('begins with its question', () => {
    expect(played(arrived())).toMatchObject({ phase: 'studying', side: 'question', turn: 1, shownAtMs: 1000 });
  });

  test('stays on its answer, with its time, when only its text changed', () => {
    const edited = { ...next, card: { ...card, rendered: { ...card.rendered, answer: 'edited' } } };
    const state = played(arrived(), { kind: 'answerShown' }, arrived({ next: edited, nowMs: 5000 }));
    expect(state).toMatchObject({ side: 'answer', turn: 1, shownAtMs: 1000, card: { rendered: { answer: 'edited' } } });
  });

  test('is asked again when its buttons would do something else now', () => {
    const state = played(arrived(), { kind: 'answerShown' }, arrived({ next: otherMark, nowMs: 5000 }));
    expect(state).toMatchObject({ side: 'question', turn: 2, shownAtMs: 5000 });
  });

  test('that comes again at once after its answer is a new showing', () => {
    const state = played(arrived(), { kind: 'answerShown' }, { kind: 'answering' }, arrived({ anew: true, nowMs: 9 }));
    expect(state).toMatchObject({ side: 'question', turn: 2, shownAtMs: 9, answering: false });
  });

  test('can be answered again after an answer failed', () => {
    const state = played(arrived(), { kind: 'answerShown' }, { kind: 'answering' }, { kind: 'notAnswered' });
    expect(state).toMatchObject({ side: 'answer', answering: false });
  });

  test('is none when nothing is left', () => {
    expect(played(arrived(), arrived({ next: { ...next, card: null } })).phase).toBe('finished');
  });

  test('comes back as a question after the deck was finished', () => {
    expect(played(arrived({ next: { ...next, card: null } }), arrived())).toMatchObject({ phase: 'studying', turn: 1 });
  });
});
