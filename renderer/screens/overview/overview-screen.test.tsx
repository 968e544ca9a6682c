// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeClient } from '#renderer/testing/fake-client.ts';
import { inputsOf, renderApp, setUpWindow } from '#renderer/testing/render-app.tsx';

setUpWindow();

test('a description in Markdown is shown as it is meant, and nothing in it acts', async () => {
  const usual = fakeClient();
  const client = fakeClient({
    decks: {
      get: async (input) => ({
        ...(await usual.calls.decks.get(input)),
        description: '# About\n\nBy *me*, see [this](javascript:alert(1)) <img src=x onerror=alert(1)>',
        descriptionIsMarkdown: true,
      }),
    },
  });
  const { user } = renderApp(client);
  await user.click(await screen.findByRole('row', { name: /^Geography/ }));
  const description = await screen.findByRole('region', { name: 'Description' });
  expect(within(description).getByRole('heading', { name: 'About' })).toBeTruthy();
  expect(within(description).getByText('me').tagName).toBe('EM');
  expect(description.querySelector('img, [href]')).toBeNull();

  await user.click(screen.getByRole('button', { name: 'Edit description' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Written in Markdown' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(inputsOf(client, 'decks.setDescription')).toMatchObject([{ markdown: false }]);
});
