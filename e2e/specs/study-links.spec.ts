import { expect, test } from '../fixtures.ts';
import { EbbWindow } from '../pages/ebb-window.ts';
import { addNotes, Reviewer } from '../pages/reviewer.ts';

declare global {
  interface Window {
    openedLinks: string[];
  }
}

test('a link to another program is opened when its kind was allowed, and asked about each time', async ({
  page,
  ebb,
}) => {
  await page.addInitScript(() => {
    const { window: page } = globalThis;
    page.openedLinks = [];
    page.open = (url) => {
      page.openedLinks.push(url instanceof URL ? url.href : (url ?? ''));
      return null;
    };
  });
  const opened = (): Promise<string[]> => page.evaluate(() => globalThis.window.openedLinks);
  const links = ['zotero://select/1', 'https://example.org/', 'file:///etc/passwd'];
  const html = links.map((href, i) => `<a href="${href}">link ${i}</a>`).join(' ');
  await addNotes(ebb, 'Basic', [[html, 'x']]);
  const window = await new EbbWindow(page).open(ebb);
  const reviewer = await new Reviewer(window).begin();
  const link = (i: number) => reviewer.card.getByText(`link ${i}`);

  await link(0).click();
  const unlisted = window.dialog('Allow links of this kind?');
  await expect(unlisted).toContainText('zotero://select/1');
  await expect(unlisted.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(unlisted).toBeHidden();
  expect(await opened()).toEqual([]);
  await link(0).click();
  await unlisted.getByRole('button', { name: 'Allow “zotero:” and open' }).click();
  await expect.poll(opened).toEqual(['zotero://select/1']);
  expect(await ebb.call('preferences.get')).toMatchObject({ urlSchemes: ['zotero'] });

  await link(0).click();
  await window.dialog('Open this in another program?').getByRole('button', { name: 'Open' }).click();
  await expect.poll(opened).toEqual(['zotero://select/1', 'zotero://select/1']);
  await link(1).click();
  await window.dialog('Open this address?').getByRole('button', { name: 'Open in the browser' }).click();
  await expect.poll(opened).toHaveLength(3);
  await link(2).click();
  const never = window.dialog('This link can’t be opened');
  await expect(never.getByRole('button')).toHaveCount(1);
  await never.getByRole('button', { name: 'Close' }).click();
  expect(await opened()).toEqual([...links.slice(0, 1), links[0], links[1]]);
});
