import { beforeEach, expect, test } from 'vitest';
import { alignDraft, movedFields, useAddDraft } from './add-draft.ts';

beforeEach(() => useAddDraft.setState(useAddDraft.getInitialState()));

test('what was written stays with its field when fields of the note type are moved or added', () => {
  alignDraft(['Front', 'Back']);
  useAddDraft.setState({ fields: ['dog', 'Hund'] });
  alignDraft(['Back', 'Extra', 'Front']);
  expect(useAddDraft.getState().fields).toEqual(['Hund', '', 'dog']);
});

test('a renamed field keeps what was written in it', () => {
  alignDraft(['Front', 'Back']);
  useAddDraft.setState({ fields: ['dog', 'Hund'] });
  alignDraft(['Question', 'Back']);
  expect(useAddDraft.getState().fields).toEqual(['dog', 'Hund']);
});

test('texts whose names are not known stay in their places', () => {
  useAddDraft.setState({ fields: ['dog', 'Hund'] });
  alignDraft(['Back', 'Front']);
  expect(useAddDraft.getState().fields).toEqual(['dog', 'Hund']);
});

test('another note type takes texts by name, then by place', () => {
  expect(movedFields(['a', 'b', 'c'], ['Front', 'Back', 'Hint'], ['Hint', 'Text'])).toEqual(['c', 'a']);
});
